package io.lipsync.emulator.scenario;

/** What happens at the download of a result. Several may be combined. */
public sealed interface ResultBehaviour extends Behaviour {

  /**
   * The video has this many megabytes (of 1,000,000 bytes): the usual one, padded with a {@code
   * free} box, so that it still plays.
   */
  record Size(int megabytes) implements ResultBehaviour {
    /** Refuses sizes below one megabyte. */
    public Size {
      if (megabytes < 1) {
        throw new IllegalArgumentException("result size must be >= 1 MB, not " + megabytes);
      }
    }
  }

  /** The link is answered with 403 from the start. */
  record Expired() implements ResultBehaviour {}

  /** The connection is closed after half of the bytes. */
  record Cut() implements ResultBehaviour {}

  /** The file is declared to be of this media type. */
  record ContentType(String type) implements ResultBehaviour {}
}
