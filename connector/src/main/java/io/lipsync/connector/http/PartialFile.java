package io.lipsync.connector.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is being fetched, counted and hashed on the way. Closing deletes it, unless it was
 * moved away. Not thread-safe.
 */
public final class PartialFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PartialFile.class);

  private final Path path;
  private final MessageDigest digest = sha256();
  private OutputStream output;
  private long size;
  private String contentType;
  private String validator;

  /**
   * An empty file.
   *
   * @param path a file that exists and may be overwritten
   * @throws IOException when it cannot be written
   */
  public PartialFile(Path path) throws IOException {
    this.path = path;
    this.output = Files.newOutputStream(path);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Bytes so far. */
  public long size() {
    return size;
  }

  /** What the host called it, or null. */
  public String contentType() {
    return contentType;
  }

  /**
   * The SHA-256 of all bytes in hex. Ends the writing: call it once, at the end.
   *
   * @throws IOException when the last bytes cannot be written
   */
  public String finish() throws IOException {
    output.close();
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Closes and deletes the file. */
  @Override
  public void close() {
    try {
      try {
        output.close();
      } finally {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // No reason to fail a job whose file has arrived.
      LOG.warn("The temporary file {} could not be deleted", path, e);
    }
  }

  /** What proves that the rest still belongs to these bytes, or null when nothing does. */
  String validator() {
    return validator;
  }

  void describe(String newContentType, String newValidator) {
    contentType = newContentType;
    validator = newValidator;
  }

  void restart() throws IOException {
    output.close();
    output = Files.newOutputStream(path);
    digest.reset();
    size = 0;
    validator = null;
  }

  void append(byte[] bytes, int count) throws IOException {
    output.write(bytes, 0, count);
    digest.update(bytes, 0, count);
    size += count;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
