package io.lipsync.emulator.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a video, possibly padded at the end by an MP4 {@code free} box (ISO/IEC 14496-12,
 * 8.1.2), which players skip. Only the video itself is in memory. Immutable.
 */
public final class VideoContent {

  private static final byte[] ZEROS = new byte[64 * 1024];
  private static final int BOX_HEADER = 8;

  private final byte[] head;
  private final long length;

  private VideoContent(byte[] head, long length) {
    this.head = head;
    this.length = length;
  }

  /** The video that comes with the emulator: four seconds of a drawn face that speaks. */
  public static VideoContent builtIn() {
    try (InputStream video = VideoContent.class.getResourceAsStream("/media/dubbed.mp4")) {
      return of(video.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The video in a file.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  public static VideoContent of(Path file) {
    try {
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the result video " + file, e);
    }
  }

  static VideoContent of(byte[] video) {
    return new VideoContent(video, video.length);
  }

  /** This video, padded to {@code total} bytes; itself if it has as many already. */
  public VideoContent paddedTo(long total) {
    if (total < length + BOX_HEADER || length != head.length) {
      return this;
    }
    ByteBuffer padded = ByteBuffer.allocate(head.length + BOX_HEADER);
    padded.put(head);
    padded.putInt((int) (total - head.length));
    padded.put("free".getBytes(StandardCharsets.US_ASCII));
    return new VideoContent(padded.array(), total);
  }

  /** The number of bytes. */
  public long length() {
    return length;
  }

  /** Writes {@code count} bytes starting at {@code offset}. */
  public void write(OutputStream out, long offset, long count) throws IOException {
    long at = offset;
    long end = offset + count;
    if (at < head.length) {
      int part = (int) (Math.min(end, head.length) - at);
      out.write(head, (int) at, part);
      at += part;
    }
    while (at < end) {
      int part = (int) Math.min(ZEROS.length, end - at);
      out.write(ZEROS, 0, part);
      at += part;
    }
  }
}
