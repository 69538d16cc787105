package io.lipsync.emulator.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest entries of something that may go on for long. Thread-safe. */
public final class BoundedLog<T> {

  private final int limit;
  private final Deque<T> entries = new ArrayDeque<>();

  /** Keeps at most {@code limit} entries. */
  public BoundedLog(int limit) {
    this.limit = limit;
  }

  /** Adds an entry; the oldest one goes if there are too many. */
  public synchronized void add(T entry) {
    if (entries.size() == limit) {
      entries.removeFirst();
    }
    entries.addLast(entry);
  }

  /** The entries, oldest first. */
  public synchronized List<T> list() {
    return List.copyOf(entries);
  }

  /** Forgets everything. */
  public synchronized void clear() {
    entries.clear();
  }
}
