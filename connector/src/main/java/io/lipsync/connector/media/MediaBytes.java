package io.lipsync.connector.media;

import java.io.IOException;

/** A file of which parts can be read, wherever it lies. For one thread. */
public interface MediaBytes {

  /** Bytes of the whole file, or -1 when nobody tells. */
  long size();

  /**
   * A part of the file.
   *
   * @param from the first byte
   * @param count bytes at most
   * @return fewer bytes at the end of the file, none where nothing can be read
   */
  byte[] read(long from, int count) throws IOException;

  /** How many blocks of 64 KB may be read of it: less than a megabyte of what is not here. */
  default int blocks() {
    return 12;
  }
}
