package io.lipsync.localcamunda.engine;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The engine's log, kept in memory: blocks of records by the position of their first record. Every
 * append is committed at once. Blocks that everybody has read can be dropped with {@link
 * #trimBefore}. Thread-safe for one appender at a time and any number of readers; a reader belongs
 * to one thread.
 */
final class MemoryLog implements LogStorage {

  private final ConcurrentSkipListMap<Long, DirectBuffer> blocks = new ConcurrentSkipListMap<>();
  private final Set<CommitListener> commitListeners = ConcurrentHashMap.newKeySet();
  private final AtomicLong lastIndex = new AtomicLong();

  @Override
  public void append(
      long lowestPosition, long highestPosition, BufferWriter writer, AppendListener listener) {
    var block = new UnsafeBuffer(new byte[writer.getLength()]);
    writer.write(block, 0);
    blocks.put(lowestPosition, block);
    long index = lastIndex.incrementAndGet();
    listener.onWrite(index, highestPosition);
    listener.onCommit(index, highestPosition);
    commitListeners.forEach(CommitListener::onCommit);
  }

  /** Drops the blocks before the one that holds the given position. */
  void trimBefore(long position) {
    Long block = blocks.floorKey(position);
    if (block != null) {
      blocks.headMap(block).clear();
    }
  }

  /** How many blocks are held, for figures and tests. */
  int blockCount() {
    return blocks.size();
  }

  @Override
  public LogStorageReader newReader() {
    return new Reader();
  }

  @Override
  public void addCommitListener(CommitListener listener) {
    commitListeners.add(listener);
  }

  @Override
  public void removeCommitListener(CommitListener listener) {
    commitListeners.remove(listener);
  }

  private final class Reader implements LogStorageReader {

    private long lastRead = -1;

    @Override
    public void seek(long position) {
      Long block = blocks.floorKey(position);
      lastRead = block == null ? -1 : block - 1;
    }

    @Override
    public boolean hasNext() {
      return blocks.higherKey(lastRead) != null;
    }

    @Override
    public DirectBuffer next() {
      Map.Entry<Long, DirectBuffer> next = blocks.higherEntry(lastRead);
      if (next == null) {
        throw new NoSuchElementException("the log ends after position " + lastRead);
      }
      lastRead = next.getKey();
      return next.getValue();
    }

    @Override
    public void close() {}
  }
}
