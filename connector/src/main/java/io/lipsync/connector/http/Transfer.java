package io.lipsync.connector.http;

/** How fetching a file ended. */
public sealed interface Transfer {

  /** All of the file is here. */
  record Complete() implements Transfer {}

  /**
   * The host gave another answer than the file.
   *
   * @param status HTTP status
   * @param body what it says of the reason, or an empty text
   */
  record Answered(int status, String body) implements Transfer {

    /** Hides the body, it may quote the link. */
    @Override
    public String toString() {
      return "HTTP " + status;
    }
  }

  /** The file is larger than allowed, or than the host said. */
  record TooLarge(String reason) implements Transfer {}

  /** The transfer broke off, or never began; another try may succeed. */
  record Broken(String reason) implements Transfer {}

  /** The address is not one to call, and was not called. */
  record Forbidden(String reason) implements Transfer {}
}
