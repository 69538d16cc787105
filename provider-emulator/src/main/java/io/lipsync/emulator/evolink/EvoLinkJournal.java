package io.lipsync.emulator.evolink;

import io.lipsync.emulator.files.ResultFiles;
import io.lipsync.emulator.journal.AwaitTimeoutException;
import io.lipsync.emulator.journal.BoundedLog;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.emulator.journal.Changes;
import io.lipsync.emulator.journal.RecordedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What EvoLink was asked, what it did, and what it billed. Requests and callbacks are kept up to
 * the newest 10,000 of each; figures and tasks are complete.
 *
 * <p>This class is thread-safe. The {@code await} methods wait in real time.
 */
public final class EvoLinkJournal {

  private static final int KEPT = 10_000;

  private final Clock clock;
  private final TaskStore tasks;
  private final ResultFiles results;
  private final BoundedLog<RecordedRequest> requests = new BoundedLog<>(KEPT);
  private final BoundedLog<CallbackAttempt> callbacks = new BoundedLog<>(KEPT);
  private final Changes changes = new Changes();
  private volatile Counters counters = new Counters();

  EvoLinkJournal(Clock clock, TaskStore tasks, ResultFiles results) {
    this.clock = clock;
    this.tasks = tasks;
    this.results = results;
  }

  /** The figures. */
  public EvoLinkSummary summary() {
    return EvoLinkSummary.of(counters, results.downloads(EvoLinkEmulator.NAME));
  }

  /** All tasks, oldest first. */
  public List<TaskView> tasks() {
    Instant now = clock.instant();
    return tasks.list().stream().map(task -> TaskView.of(task, now)).toList();
  }

  /** One task. */
  public Optional<TaskView> task(String id) {
    return tasks.find(id).map(task -> TaskView.of(task, clock.instant()));
  }

  /** The calls to EvoLink's paths, oldest first. */
  public List<RecordedRequest> requests() {
    return requests.list();
  }

  /** The callbacks that were sent, one entry per attempt, oldest first. */
  public List<CallbackAttempt> callbacks() {
    return callbacks.list();
  }

  /**
   * Waits for a task.
   *
   * @throws AwaitTimeoutException if there is none in time
   */
  public TaskView awaitTask(Predicate<TaskView> wanted, Duration timeout) {
    return await(this::tasks, wanted, timeout, task -> task.id() + " " + task.status().word());
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
  public EvoLinkSummary awaitSummary(Predicate<EvoLinkSummary> wanted, Duration timeout) {
    return await(() -> List.of(summary()), wanted, timeout, EvoLinkSummary::toString);
  }

  private <T> T await(
      Supplier<List<T>> all, Predicate<T> wanted, Duration timeout, Function<T, String> describe) {
    return changes.await(
        () -> all.get().stream().filter(wanted).findFirst(),
        timeout,
        () -> all.get().stream().map(describe).toList().toString());
  }

  Counters counters() {
    return counters;
  }

  void record(RecordedRequest request) {
    requests.add(request);
    changes.happened();
  }

  void record(CallbackAttempt attempt) {
    callbacks.add(attempt);
    changes.happened();
  }

  void taskChanged() {
    changes.happened();
  }

  void clear() {
    counters = new Counters();
    requests.clear();
    callbacks.clear();
    changes.happened();
  }
}
