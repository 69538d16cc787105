package io.lipsync.connector.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on this machine's disk. */
public record LocalBytes(Path path, long size) implements MediaBytes {

  @Override
  public byte[] read(long from, int count) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      file.skipNBytes(Math.min(from, size));
      return file.readNBytes(count);
    }
  }

  /** Reading costs little here: 64 MB. */
  @Override
  public int blocks() {
    return 1024;
  }
}
