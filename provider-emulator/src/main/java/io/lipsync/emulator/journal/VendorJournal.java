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
public final class VendorJournal<T extends VendorTask, S extends VendorSummary> {

  private final Recorder recorder;
  private final Sources<T, S> sources;

  /**
   * Where a vendor's journal is read from, at each call anew.
   *
   * @param summary the figures
   * @param tasks all tasks, oldest first
   * @param task the task of an id
   * @param uploads the files that clients uploaded, oldest first
   * @param downloads the downloads of results, oldest first
   */
  public record Sources<T, S>(
      Supplier<S> summary,
      Supplier<List<T>> tasks,
      Function<String, Optional<T>> task,
      Supplier<List<UploadedFile>> uploads,
      Supplier<List<Download>> downloads) {}

  /** Reads what {@code recorder} is told, and the rest from {@code sources}. */
  public VendorJournal(Recorder recorder, Sources<T, S> sources) {
    this.recorder = recorder;
    this.sources = sources;
  }

  /** The figures. */
  public S summary() {
    return sources.summary().get();
  }

  /** All tasks, oldest first. */
  public List<T> tasks() {
    return sources.tasks().get();
  }

  /** One task. */
  public Optional<T> task(String id) {
    return sources.task().apply(id);
  }

  /** The files that clients uploaded and whose upload is over, oldest first. */
  public List<UploadedFile> uploads() {
    return sources.uploads().get();
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
  public List<Download> downloads() {
    return sources.downloads().get();
  }

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
