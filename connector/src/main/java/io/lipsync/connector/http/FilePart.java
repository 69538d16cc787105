package io.lipsync.connector.http;

import java.net.URI;

/** How reading a part of a file ended. */
public sealed interface FilePart {

  /**
   * Bytes of the file.
   *
   * @param source where they came from, after redirects
   * @param bytes as many as there were, no more than asked for
   * @param size bytes of the whole file by the host's word, or -1 when it does not say
   * @param contentType what the host calls the file, or null
   * @param inParts whether the host gives parts of files; otherwise only the beginning can be read
   */
  record Bytes(URI source, byte[] bytes, long size, String contentType, boolean inParts)
      implements FilePart {

    /** Hides the address, it may be signed. */
    @Override
    public String toString() {
      return "Bytes[" + bytes.length + " of " + size + ", " + contentType + "]";
    }
  }

  /**
   * The host gave another answer than the file.
   *
   * @param status HTTP status
   */
  record Answered(int status) implements FilePart {}

  /** The host could not be called: unknown, not listening, or without a trusted certificate. */
  record NoHost(String reason) implements FilePart {}

  /** The host did not answer in time or broke off; another try may succeed. */
  record Broken(String reason) implements FilePart {}

  /** The address is not one to call, and was not called. */
  record Forbidden(String reason) implements FilePart {}
}
