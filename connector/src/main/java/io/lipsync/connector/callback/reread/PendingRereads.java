package io.lipsync.connector.callback.reread;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tasks that are to be read again, so many at most. Thread-safe. */
final class PendingRereads {
  private final int most;
  private final int mostForAKey;
  private final Map<Rereads.Key, Entry> entries = new LinkedHashMap<>();

  /**
   * One task.
   *
   * @param element on whose behalf it is read
   */
  record Entry(Object element, Rereads.Work work) {}

  /**
   * @param most tasks
   * @param mostForAKey tasks of one correlation key
   */
  PendingRereads(int most, int mostForAKey) {
    this.most = most;
    this.mostForAKey = mostForAKey;
  }

  /** Whether there was room for a task that was not there. */
  synchronized boolean add(Rereads.Key key, Entry entry) {
    boolean room = entries.size() < most && forKey(key) < mostForAKey;
    return room && entries.putIfAbsent(key, entry) == null;
  }

  synchronized boolean contains(Rereads.Key key, Entry entry) {
    return entries.get(key) == entry;
  }

  /** Whether it was still there. */
  synchronized boolean remove(Rereads.Key key, Entry entry) {
    return entries.remove(key, entry);
  }

  synchronized void remove(Rereads.Key key) {
    entries.remove(key);
  }

  /** Removes all tasks of an element; how many there were. */
  synchronized int removeAll(Object element) {
    int before = entries.size();
    entries.values().removeIf(entry -> entry.element() == element);
    return before - entries.size();
  }

  private long forKey(Rereads.Key key) {
    return entries.keySet().stream()
        .filter(other -> other.account().equals(key.account()))
        .filter(other -> other.correlationKey().equals(key.correlationKey()))
        .count();
  }
}
