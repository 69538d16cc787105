package io.lipsync.emulator.evolink;

import io.lipsync.emulator.EmulatorContext;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.RateLimits;
import io.lipsync.emulator.VendorEmulator;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.scenario.ScenarioBook;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The stand-in of EvoLink VideoRetalk, by the vendor's OpenAPI file of VideoRetalk and its pages
 * "Get task detail", "Error codes" and "Get credits".
 *
 * <p>This class is thread-safe.
 */
public final class EvoLinkEmulator implements VendorEmulator {

  static final String NAME = "evolink";

  private final EmulatorContext context;
  private final TaskStore tasks = new TaskStore();
  private final ScenarioBook scenarios = new ScenarioBook();
  private final IdempotencyKeys idempotency = new IdempotencyKeys();
  private final MinuteLimit submitLimit;
  private final MinuteLimit queryLimit;
  private final FaultInjector faults;
  private final EvoLinkJournal journal;
  private final CallbackSender callbacks;
  private final TaskLifecycle lifecycle;

  /** A part of the emulator that {@code context} describes. */
  public EvoLinkEmulator(EmulatorContext context) {
    this.context = context;
    Clock clock = context.clock();
    RateLimits limits = context.settings().rateLimits();
    submitLimit = new MinuteLimit(limits.submitsPerMinute(), clock);
    queryLimit = new MinuteLimit(limits.queriesPerMinute(), clock);
    faults = new FaultInjector(clock);
    journal = new EvoLinkJournal(clock, tasks, context.results());
    callbacks = new CallbackSender(context.settings(), clock, context.timeline(), tasks, journal);
    lifecycle = new TaskLifecycle(context, tasks, journal, callbacks);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public URI baseUri() {
    return URI.create(context.baseUri() + "/" + NAME);
  }

  /** Which scenario applies to which submit. */
  public ScenarioBook scenarios() {
    return scenarios;
  }

  /** What was asked, done and billed. */
  public EvoLinkJournal journal() {
    return journal;
  }

  /**
   * Completes a task now; does nothing if it has ended.
   *
   * @throws IllegalArgumentException if there is no such task
   */
  public void finish(String taskId) {
    end(taskId, new Ending.Completed());
  }

  /**
   * Fails a task now; does nothing if it has ended.
   *
   * @throws IllegalArgumentException if there is no such task
   */
  public void fail(String taskId, String code, String message) {
    end(taskId, new Ending.Failed(code, message));
  }

  /**
   * Cancels a task now, as EvoLink's staff might; does nothing if it has ended.
   *
   * @throws IllegalArgumentException if there is no such task
   */
  public void cancel(String taskId) {
    end(taskId, new Ending.Cancelled());
  }

  /**
   * The callback URL of a task as it was submitted, with its token: for tests that send callbacks
   * of their own.
   */
  public Optional<URI> callbackUrl(String taskId) {
    return tasks.find(taskId).map(task -> task.request().callbackUrl()).map(URI::create);
  }

  private void end(String taskId, Ending ending) {
    EvoLinkTask task =
        tasks
            .find(taskId)
            .orElseThrow(() -> new IllegalArgumentException("there is no task " + taskId));
    lifecycle.end(task, ending, context.clock().instant());
  }

  @Override
  public List<Route> routes() {
    EmulatorSettings settings = context.settings();
    Clock clock = context.clock();
    ApiKeys keys = new ApiKeys();
    SubmitValidation validation =
        new SubmitValidation(new CallbackUrlRule(settings.loopbackCallbacks()));
    Endpoint submit =
        new SubmitEndpoint(
            settings,
            keys,
            submitLimit,
            validation,
            scenarios,
            faults,
            idempotency,
            lifecycle,
            journal);
    Endpoint query = new QueryEndpoint(clock, keys, queryLimit, tasks, faults, lifecycle, journal);
    Endpoint credits = new CreditsEndpoint(keys, journal);
    return List.of(
        Route.post("/v1/videos/generations", observed(submit)),
        Route.get("/v1/tasks/{task_id}", observed(query)),
        Route.get("/v1/credits", observed(credits)));
  }

  private Endpoint observed(Endpoint endpoint) {
    return new Observed(context.clock(), journal, endpoint);
  }

  @Override
  public List<Route> adminRoutes() {
    return new EvoLinkAdmin(this).routes();
  }

  @Override
  public void reset() {
    tasks.clear();
    scenarios.clear();
    idempotency.clear();
    submitLimit.clear();
    queryLimit.clear();
    faults.clear();
    journal.clear();
  }

  @Override
  public void close() {
    callbacks.close();
  }
}
