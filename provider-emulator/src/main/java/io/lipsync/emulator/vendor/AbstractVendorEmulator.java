package io.lipsync.emulator.vendor;

import io.lipsync.emulator.EmulatorContext;
import io.lipsync.emulator.VendorEmulator;
import io.lipsync.emulator.callback.CallbackForm;
import io.lipsync.emulator.callback.CallbackSender;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.journal.Counters;
import io.lipsync.emulator.journal.Recorder;
import io.lipsync.emulator.journal.UploadedFile;
import io.lipsync.emulator.journal.VendorJournal;
import io.lipsync.emulator.journal.VendorSummary;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.emulator.scenario.Behaviour;
import io.lipsync.emulator.scenario.ScenarioBook;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the emulators of all vendors have in common: tasks, scenarios, faults and a journal, and the
 * ends that an administrator gives to tasks. Thread-safe.
 *
 * @param <T> the vendor's tasks
 */
public abstract class AbstractVendorEmulator<T extends EmulatedTask> implements VendorEmulator {

  /** What the emulator as a whole gives. */
  protected final EmulatorContext context;

  /** The accepted tasks. */
  protected final TaskStore<T> tasks = new TaskStore<>();

  /** The writing side of the journal. */
  protected final Recorder recorder = new Recorder();

  /** The faults of scenarios. */
  protected final FaultInjector faults;

  private final String name;
  private final Listing listing = new Listing();
  private final ScenarioBook scenarios;

  /**
   * The emulator of one vendor.
   *
   * @param understood which behaviours the vendor can have; scenarios with others are rejected
   * @param statusPointer the JSON pointer of the status in the answer of a query
   */
  protected AbstractVendorEmulator(
      EmulatorContext context, String name, Predicate<Behaviour> understood, String statusPointer) {
    this.context = context;
    this.name = name;
    scenarios = new ScenarioBook(name, understood);
    faults = new FaultInjector(context.clock(), statusPointer);
  }

  /** How tasks begin and end. */
  protected abstract TaskLifecycle<T> lifecycle();

  /** The end of a task that failed with {@code code}; null for the usual text of that code. */
  protected abstract Ending.Failed failure(T task, String code, String message);

  /** Brings tasks up to date before they are shown. */
  protected void settle() {
    // tasks that wait for nobody are up to date
  }

  /** Ends a task now; does nothing if it has ended. */
  protected void end(T task, Ending ending) {
    lifecycle().end(task, ending, context.clock().instant());
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final URI baseUri() {
    return URI.create(context.baseUri() + "/" + name);
  }

  @Override
  public final ScenarioBook scenarios() {
    return scenarios;
  }

  @Override
  public final Listing listing() {
    return listing;
  }

  @Override
  public final void finish(String taskId) {
    end(task(taskId), new Ending.Completed());
  }

  @Override
  public final void fail(String taskId, String code, String message) {
    T task = task(taskId);
    end(task, failure(task, code, message));
  }

  @Override
  public void cancel(String taskId) {
    end(task(taskId), new Ending.Cancelled());
  }

  @Override
  public void reset() {
    tasks.clear();
    listing.show(Listing.Shown.ALL);
    scenarios.clear();
    faults.clear();
    recorder.clear();
  }

  @Override
  public final void close() {
    lifecycle().close();
  }

  /** A lifecycle by these terms, which tells of ends in this form. */
  protected final TaskLifecycle<T> lifecycle(
      TaskLifecycle.Terms terms, CallbackForm<T> form, CallbackSender.Rules rules) {
    var callbacks = new CallbackSender<>(context, tasks, recorder, form, rules);
    return new TaskLifecycle<>(context, terms, tasks, recorder, callbacks);
  }

  /**
   * The reading side of the journal.
   *
   * @param view what is told of a task at a time
   * @param summary the figures, from what was counted and the number of downloads
   * @param uploads the uploaded files
   */
  protected final <V extends VendorTask, S extends VendorSummary> VendorJournal<V, S> journal(
      BiFunction<T, Instant, V> view,
      BiFunction<Counters, Long, S> summary,
      Supplier<List<UploadedFile>> uploads) {
    return new VendorJournal<>(
        recorder,
        new VendorJournal.Sources<>(
            () -> summary.apply(recorder.counters(), context.results().downloadCount(name)),
            () -> {
              settle();
              Instant now = context.clock().instant();
              return tasks.list().stream().map(task -> view.apply(task, now)).toList();
            },
            id -> {
              settle();
              return tasks.find(id).map(task -> view.apply(task, context.clock().instant()));
            },
            uploads,
            () -> context.results().downloads(name)));
  }

  /** The endpoint with what the endpoints of all vendors have in common. */
  protected final Endpoint observed(Endpoint endpoint) {
    return new Observed(context.clock(), recorder, endpoint);
  }

  private T task(String id) {
    return tasks.find(id).orElseThrow(() -> new IllegalArgumentException("there is no task " + id));
  }
}
