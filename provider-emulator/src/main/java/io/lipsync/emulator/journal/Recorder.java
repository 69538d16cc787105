package io.lipsync.emulator.journal;

/**
 * The writing side of one vendor's journal: what happens is told here, and read from {@link
 * VendorJournal}. Requests and callbacks are kept up to the newest 10,000 of each. Thread-safe.
 */
public final class Recorder {

  private static final int KEPT = 10_000;

  final BoundedLog<RecordedRequest> requests = new BoundedLog<>(KEPT);
  final BoundedLog<CallbackAttempt> callbacks = new BoundedLog<>(KEPT);
  final Changes changes = new Changes();
  private volatile Counters counters = new Counters();

  /** The figures since the last reset; take them once per thing that is counted. */
  public Counters counters() {
    return counters;
  }

  /** A request was answered, or was not, as a scenario wants it. */
  public void record(RecordedRequest request) {
    requests.add(request);
    changes.happened();
  }

  /** An attempt of a callback is over. */
  public void record(CallbackAttempt attempt) {
    callbacks.add(attempt);
    changes.happened();
  }

  /** A task was accepted or has ended. */
  public void taskChanged() {
    changes.happened();
  }

  /** Forgets everything. */
  public void clear() {
    counters = new Counters();
    requests.clear();
    callbacks.clear();
    changes.happened();
  }
}
