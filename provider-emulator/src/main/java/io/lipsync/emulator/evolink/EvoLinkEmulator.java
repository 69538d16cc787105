package io.lipsync.emulator.evolink;

import io.lipsync.emulator.EmulatorContext;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.callback.CallbackSender;
import io.lipsync.emulator.callback.CallbackUrlRule;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.journal.VendorJournal;
import io.lipsync.emulator.scenario.Behaviour;
import io.lipsync.emulator.scenario.CallbackBehaviour;
import io.lipsync.emulator.scenario.TaskBehaviour;
import io.lipsync.emulator.vendor.AbstractVendorEmulator;
import io.lipsync.emulator.vendor.DocumentedError;
import io.lipsync.emulator.vendor.Ending;
import io.lipsync.emulator.vendor.MinuteLimit;
import io.lipsync.emulator.vendor.TaskLifecycle;
import io.lipsync.emulator.vendor.VendorAdmin;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The emulator of EvoLink VideoRetalk, by the vendor's OpenAPI file of VideoRetalk and its pages
 * "Get task detail", "Error codes", "Get credits" and "Upload".
 *
 * <p>This class is thread-safe.
 */
public final class EvoLinkEmulator extends AbstractVendorEmulator<EvoLinkTask> {

  static final String NAME = "evolink";
  private static final String FILES = "/files-api";

  private static final TaskLifecycle.Terms TERMS =
      new TaskLifecycle.Terms(NAME, Duration.ofHours(24), true);

  private final TaskIds ids = new TaskIds();
  private final IdempotencyKeys idempotency = new IdempotencyKeys();
  private final MinuteLimit submitLimit;
  private final MinuteLimit queryLimit;
  private final FileStore files;
  private final VendorJournal<TaskView, EvoLinkSummary> journal;
  private final TaskLifecycle<EvoLinkTask> lifecycle;

  /** A part of the emulator that {@code context} describes. */
  public EvoLinkEmulator(EmulatorContext context) {
    super(context, NAME, EvoLinkEmulator::understands, "/status");
    Clock clock = context.clock();
    EmulatorSettings settings = context.settings();
    submitLimit = new MinuteLimit(settings.rateLimits().submitsPerMinute(), clock);
    queryLimit = new MinuteLimit(settings.rateLimits().queriesPerMinute(), clock);
    files = new FileStore(filesUri(), clock);
    journal = journal(TaskView::of, EvoLinkSummary::of, files::list);
    lifecycle =
        lifecycle(
            TERMS,
            new EvoLinkCallbacks(clock, tasks, ids),
            new CallbackSender.Rules(settings.callbackTimeout(), settings.callbackRetryDelays()));
  }

  /** The rest speaks of signatures, queues and odd bodies that EvoLink does not have. */
  private static boolean understands(Behaviour behaviour) {
    return switch (behaviour) {
      case TaskBehaviour.PendingFor pending -> false;
      case TaskBehaviour.UnknownFor unknown -> false;
      case TaskBehaviour.CompleteWithError odd -> false;
      case CallbackBehaviour.Altered altered -> false;
      case CallbackBehaviour.Stale stale -> false;
      default -> true;
    };
  }

  /** Where the files API is, which has a host of its own; without a slash at the end. */
  public URI filesUri() {
    return URI.create(baseUri() + FILES);
  }

  @Override
  public VendorJournal<TaskView, EvoLinkSummary> journal() {
    return journal;
  }

  @Override
  public List<DocumentedError> documentedErrors() {
    return EvoLinkErrorCodes.all();
  }

  @Override
  protected Ending.Failed failure(EvoLinkTask task, String code, String message) {
    return new Ending.Failed(code, message == null ? "Failed by the administrator" : message);
  }

  /**
   * The callback URL of a task as it was submitted, with its token: for tests that send callbacks
   * of their own.
   */
  public Optional<URI> callbackUrl(String taskId) {
    return tasks.find(taskId).map(task -> task.request().callbackUrl()).map(URI::create);
  }

  @Override
  protected TaskLifecycle<EvoLinkTask> lifecycle() {
    return lifecycle;
  }

  @Override
  public List<Route> routes() {
    EmulatorSettings settings = context.settings();
    Clock clock = context.clock();
    ApiKeys keys = new ApiKeys();
    SubmitValidation validation =
        new SubmitValidation(new CallbackUrlRule("callback_url", settings.loopbackCallbacks()));
    Endpoint submit =
        new SubmitEndpoint(
            clock,
            settings,
            keys,
            submitLimit,
            validation,
            scenarios(),
            faults,
            idempotency,
            ids,
            lifecycle,
            recorder);
    Endpoint query = new QueryEndpoint(clock, keys, queryLimit, tasks, faults, lifecycle, recorder);
    Endpoint credits = new CreditsEndpoint(keys, journal);
    List<Route> routes = new ArrayList<>();
    routes.add(Route.post("/v1/videos/generations", observed(submit)));
    routes.add(Route.get("/v1/tasks/{task_id}", observed(query)));
    routes.add(
        Route.get(
            "/v1/tasks", observed(new ListEndpoint(clock, keys, queryLimit, tasks, listing()))));
    routes.add(Route.get("/v1/credits", observed(credits)));
    for (Route route : new FilesApi(keys, settings.evoLinkFiles(), files).routes()) {
      routes.add(new Route(route.method(), FILES + route.path(), observed(route.endpoint())));
    }
    return routes;
  }

  @Override
  public List<Route> adminRoutes() {
    return new VendorAdmin(this, "service_error").routes();
  }

  @Override
  public void reset() {
    super.reset();
    files.clear();
    idempotency.clear();
    submitLimit.clear();
    queryLimit.clear();
  }
}
