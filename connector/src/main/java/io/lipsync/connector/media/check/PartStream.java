package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaBytes;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file as a stream in which skipping costs nothing: blocks are fetched where something is really
 * read, and only so many of them. What lies behind them is the end of the stream. Not thread-safe.
 */
final class PartStream extends InputStream implements MediaBytes {
  /** Bytes that are fetched at once. */
  static final int BLOCK = 64 * 1024;

  private final MediaBytes file;
  private byte[] block = new byte[0];
  private long blockStart;
  private long position;
  private int fetched;

  PartStream(MediaBytes file) {
    this.file = file;
  }

  /** Bytes before the next one. */
  long position() {
    return position;
  }

  /** Goes to any place of the file. */
  void seek(long newPosition) {
    position = newPosition;
  }

  /** Bytes of the whole file; a huge number when nobody tells. */
  long end() {
    return file.size() < 0 ? Long.MAX_VALUE : file.size();
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public byte[] read(long from, int count) throws IOException {
    seek(from);
    return readNBytes(count);
  }

  /** How many more may be fetched. */
  @Override
  public int blocks() {
    return file.blocks() - fetched;
  }

  @Override
  public int read() throws IOException {
    return isThere() ? block[(int) (position++ - blockStart)] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!isThere()) {
      return -1;
    }
    int at = (int) (position - blockStart);
    int count = Math.min(length, block.length - at);
    System.arraycopy(block, at, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.max(0, Math.min(count, end() - position));
    position += skipped;
    return skipped;
  }

  private boolean isThere() throws IOException {
    if (position >= blockStart && position < blockStart + block.length) {
      return true;
    }
    if (position < 0 || position >= end() || blocks() <= 0) {
      return false;
    }
    fetched++;
    block = file.read(position, BLOCK);
    blockStart = position;
    return block.length > 0;
  }
}
