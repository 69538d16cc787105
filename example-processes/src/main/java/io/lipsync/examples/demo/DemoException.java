package io.lipsync.examples.demo;

/** Something the person who started the demo should know; the message is one whole sentence. */
final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoException(String message) {
    super(message);
  }
}
