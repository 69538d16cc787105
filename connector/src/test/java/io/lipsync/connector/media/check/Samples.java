package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

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
    return Examination.measure(format, new PartStream(new InMemory(bytes)));
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
