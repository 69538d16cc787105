package io.lipsync.emulator.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a vendor was asked, what it did, and what it billed. Requests and callbacks are kept up to
 * the newest 10,000 of each; figures and tasks are complete.
 *
 * <p>This class is thread-safe. The {@code await} methods wait in real time.
 *
 * @param <T> what is told of a task
 * @param <S> the figures
 */
public abstract class VendorJournal<T extends VendorTask, S extends VendorSummary> {

  private final Recorder recorder;

  /** Reads what {@code recorder} is told. */
  protected VendorJournal(Recorder recorder) {
    this.recorder = recorder;
  }

  /** The figures. */
  public abstract S summary();

  /** All tasks, oldest first. */
  public abstract List<T> tasks();

  /** One task. */
  public Optional<T> task(String id) {
    return tasks().stream().filter(task -> task.id().equals(id)).findFirst();
  }

  /** The calls to the vendor's paths, oldest first. */
  public List<RecordedRequest> requests() {
    return recorder.requests.list();
  }

  /** The callbacks that were sent, one entry per attempt, oldest first. */
  public List<CallbackAttempt> callbacks() {
    return recorder.callbacks.list();
  }

  /** The downloads of results, oldest first, up to the newest 10,000. */
  public abstract List<Download> downloads();

  /**
   * Waits for a task.
   *
   * @throws AwaitTimeoutException if there is none in time
   */
  public T awaitTask(Predicate<? super T> wanted, Duration timeout) {
    return await(this::tasks, wanted, timeout, task -> task.id() + " " + task.statusWord());
  }

  /**
   * Waits for an attempt of a callback to be over.
   *
   * @throws AwaitTimeoutException if there is none in time
   */
  public CallbackAttempt awaitCallback(Predicate<CallbackAttempt> wanted, Duration timeout) {
    return await(this::callbacks, wanted, timeout, CallbackAttempt::toString);
  }

  /**
   * Waits for a request to be answered (or not answered, as a scenario wants it).
   *
   * @throws AwaitTimeoutException if there is none in time
   */
  public RecordedRequest awaitRequest(Predicate<RecordedRequest> wanted, Duration timeout) {
    return await(
        this::requests, wanted, timeout, r -> r.method() + " " + r.path() + " " + r.status());
  }

  /**
   * Waits until the figures are as wanted.
   *
   * @throws AwaitTimeoutException if they are not in time
   */
  public S awaitSummary(Predicate<? super S> wanted, Duration timeout) {
    return await(() -> List.of(summary()), wanted, timeout, S::toString);
  }

  private <E> E await(
      Supplier<List<E>> all,
      Predicate<? super E> wanted,
      Duration timeout,
      Function<E, String> describe) {
    return recorder.changes.await(
        () -> all.get().stream().filter(wanted).findFirst(),
        timeout,
        () -> all.get().stream().map(describe).toList().toString());
  }
}
