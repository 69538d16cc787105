package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaBytes;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Small real files, and what is measured of bytes. */
final class Samples {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "io", "lipsync", "connector", "media", "check");

  private Samples() {}

  static Path path(String name) {
    return FOLDER.resolve(name);
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Measures measure(MediaFormat format, byte[] bytes) {
    try {
      return Contents.measure(format, new PartStream(new InMemory(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Values that two places of a file agree on; null for what none tells. */
  static Measures confirmed(
      Double seconds, Integer width, Integer height, Double framesPerSecond, String codec) {
    return new Measures(
        null,
        twice(seconds),
        twice(width == null ? null : Measures.sides(width, height)),
        twice(framesPerSecond),
        twice(codec));
  }

  private static <T> Told<T> twice(T value) {
    return Told.<T>nothing().by("one place", value).by("another", value);
  }

  /** What is found out about bytes. */
  static List<Finding> look(MediaKind kind, MediaRules rules, byte[] bytes) {
    try {
      return new Examination(kind, null, rules).of(new InMemory(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file in memory that counts what is read of it. */
  static final class InMemory implements MediaBytes {
    private final byte[] bytes;
    private long read;
    private int reads;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    long read() {
      return read;
    }

    int reads() {
      return reads;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public byte[] read(long from, int count) {
      reads++;
      byte[] part =
          Arrays.copyOfRange(bytes, (int) from, (int) Math.min(from + count, bytes.length));
      read += part.length;
      return part;
    }
  }
}
