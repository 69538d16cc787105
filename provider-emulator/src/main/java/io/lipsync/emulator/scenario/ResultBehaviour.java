package io.lipsync.emulator.scenario;

import java.net.URI;

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

  /**
   * The connection is closed after half of the bytes that were asked for.
   *
   * @param times at how many downloads; then they are as usual
   */
  record Cut(int times) implements ResultBehaviour {
    /** Refuses times below 1. */
    public Cut {
      if (times < 1) {
        throw new IllegalArgumentException("a download is cut at least once, not " + times);
      }
    }
  }

  /** The file has no entity tag and comes whole only, as some hosts have it. */
  record Untagged() implements ResultBehaviour {}

  /** A sign-in page comes in place of the video, with 200. */
  record Html() implements ResultBehaviour {}

  /** The vendor names this link, and publishes nothing. */
  record Link(URI uri) implements ResultBehaviour {}

  /** The link leads there by so many redirects. */
  record Redirect(int hops) implements ResultBehaviour {}

  /** The download has this header, whatever it means: the bytes stay as they are. */
  record Header(String name, String value) implements ResultBehaviour {}

  /** The file is declared to be of this media type. */
  record ContentType(String type) implements ResultBehaviour {}
}
