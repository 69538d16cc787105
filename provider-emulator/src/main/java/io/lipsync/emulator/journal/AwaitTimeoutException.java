package io.lipsync.emulator.journal;

/** What a test waited for did not happen in time; the message says what was seen instead. */
public final class AwaitTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a text for the person who reads the failed test. */
  public AwaitTimeoutException(String message) {
    super(message);
  }
}
