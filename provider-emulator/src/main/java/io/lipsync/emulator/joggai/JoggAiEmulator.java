package io.lipsync.emulator.joggai;

import io.lipsync.emulator.EmulatorContext;
import io.lipsync.emulator.VendorEmulator;
import io.lipsync.emulator.callback.CallbackSender;
import io.lipsync.emulator.callback.CallbackUrlRule;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.Recorder;
import io.lipsync.emulator.scenario.Behaviour;
import io.lipsync.emulator.scenario.CallbackBehaviour;
import io.lipsync.emulator.scenario.CallbackBehaviour.Alteration;
import io.lipsync.emulator.scenario.ScenarioBook;
import io.lipsync.emulator.scenario.TaskBehaviour;
import io.lipsync.emulator.time.EmulatorClock;
import io.lipsync.emulator.vendor.DocumentedError;
import io.lipsync.emulator.vendor.Ending;
import io.lipsync.emulator.vendor.FaultInjector;
import io.lipsync.emulator.vendor.Listing;
import io.lipsync.emulator.vendor.Observed;
import io.lipsync.emulator.vendor.TaskLifecycle;
import io.lipsync.emulator.vendor.TaskStore;
import io.lipsync.emulator.vendor.VendorAdmin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The stand-in of JoggAI Lip Sync, by the vendor's pages "Lip Sync Video", "Create" and "Get lip
 * sync video", "Error handling", "Rate limits", "Webhook integration", "Upload asset" and "Get
 * remaining quota".
 *
 * <p>This class is thread-safe.
 */
public final class JoggAiEmulator implements VendorEmulator {

  static final String NAME = "joggai";

  private static final Duration FOR_GOOD = Duration.ofDays(36_500);

  /** What does not exist without a token, a certificate or a signed timestamp. */
  private static final Set<Alteration> NOT_HERE =
      Set.of(
          Alteration.WRONG_TOKEN,
          Alteration.WRONG_CERTIFICATE_HOST,
          Alteration.OTHER_NEWLINE,
          Alteration.TIMESTAMP_IN_SECONDS);

  private final EmulatorContext context;
  private final TaskStore<JoggAiTask> tasks = new TaskStore<>();
  private final Listing listing = new Listing();
  private final ScenarioBook scenarios = new ScenarioBook(NAME, JoggAiEmulator::understands);
  private final Recorder recorder = new Recorder();
  private final JoggAiErrors errors;
  private final Gate gate;
  private final Credits credits;
  private final FaultInjector faults;
  private final Assets assets;
  private final Webhooks webhooks;
  private final TaskBodies bodies;
  private final CallbackSender<JoggAiTask> callbacks;
  private final TaskLifecycle<JoggAiTask> lifecycle;
  private final JoggAiJournal journal;

  /** A part of the emulator that {@code context} describes. */
  public JoggAiEmulator(EmulatorContext context) {
    this.context = context;
    EmulatorClock clock = context.clock();
    JoggAiSettings settings = context.settings().joggAi();
    Duration linkLifetime = settings.linkLifetime().orElse(FOR_GOOD);
    errors = new JoggAiErrors(settings);
    gate = new Gate(settings, clock, errors, recorder);
    credits = new Credits(settings.credits());
    faults = new FaultInjector(clock, "/data/status");
    assets = new Assets(baseUri(), clock);
    webhooks = new Webhooks(clock, settings.lipSyncEvents());
    bodies = new TaskBodies(context.results(), linkLifetime);
    callbacks =
        new CallbackSender<>(
            context,
            tasks,
            recorder,
            new WebhookMessages(clock, webhooks, tasks, bodies),
            new CallbackSender.Rules(settings.webhookTimeout(), settings.webhookRetryDelays()));
    lifecycle =
        new TaskLifecycle<>(
            context,
            new TaskLifecycle.Terms(NAME, linkLifetime, false),
            tasks,
            recorder,
            callbacks);
    journal = new JoggAiJournal(clock, tasks, assets, credits, context.results(), recorder);
  }

  private static boolean understands(Behaviour behaviour) {
    return switch (behaviour) {
      case TaskBehaviour.FaceMatchUpTo threshold -> false;
      case TaskBehaviour.Cancelled cancelled -> false;
      case TaskBehaviour.UnknownFor unknown -> false;
      case CallbackBehaviour.Altered altered -> !NOT_HERE.contains(altered.how());
      default -> true;
    };
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public URI baseUri() {
    return URI.create(context.baseUri() + "/" + NAME);
  }

  @Override
  public ScenarioBook scenarios() {
    return scenarios;
  }

  @Override
  public JoggAiJournal journal() {
    return journal;
  }

  /** Who gets webhooks. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Changes the HTTP status of errors, until the next reset. */
  public void sendErrorsWith(ErrorHttpStatus httpStatus) {
    errors.sendWith(httpStatus);
  }

  @Override
  public Listing listing() {
    return listing;
  }

  @Override
  public List<DocumentedError> documentedErrors() {
    return JoggAiErrors.documented();
  }

  @Override
  public void finish(String taskId) {
    end(taskId, new Ending.Completed());
  }

  @Override
  public void fail(String taskId, String code, String message) {
    end(taskId, new JoggAiFailures().failed(code, message));
  }

  /**
   * Not possible: JoggAI has no such state.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public void cancel(String taskId) {
    throw new IllegalArgumentException("JoggAI has no cancelled tasks");
  }

  private void end(String taskId, Ending ending) {
    JoggAiTask task =
        tasks
            .find(taskId)
            .orElseThrow(() -> new IllegalArgumentException("there is no task " + taskId));
    lifecycle.end(task, ending, context.clock().instant());
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Route route : apiRoutes()) {
      Route observed = new Route(route.method(), route.path(), observed(route.endpoint()));
      for (String prefix : context.settings().joggAi().paths().of(route.path())) {
        routes.add(observed.under(prefix));
      }
    }
    UploadApi uploads = new UploadApi(assets, errors);
    routes.add(Route.put("/storage/{name}", observed(uploads::put)));
    routes.add(Route.get("/assets/{name}", observed(uploads::get)));
    return routes;
  }

  private List<Route> apiRoutes() {
    LipSyncApi lipSync =
        new LipSyncApi(
            context, errors, credits, scenarios, faults, tasks, lifecycle, bodies, listing);
    AccountApi account = new AccountApi(credits);
    UploadApi uploads = new UploadApi(assets, errors);
    WebhookApi hooks =
        new WebhookApi(
            webhooks, errors, new CallbackUrlRule("url", context.settings().loopbackCallbacks()));
    return List.of(
        Route.post(
            "/create_lip_sync_video", counted(Figure.SUBMITS, gate.limited(lipSync::create))),
        Route.get("/lip_sync_video/{task_id}", counted(Figure.QUERIES, gate.open(lipSync::query))),
        Route.get("/lip_sync_video", gate.open(lipSync::latest)),
        Route.get("/user/remaining_quota", gate.open(account::remainingQuota)),
        Route.get("/user/whoami", gate.open(account::whoami)),
        Route.post("/upload/asset", gate.limited(uploads::promise)),
        Route.post("/endpoint", gate.limited(hooks::add)),
        Route.get("/endpoints", gate.open(hooks::list)),
        Route.put("/endpoint/{endpoint_id}", gate.open(hooks::change)),
        Route.delete("/endpoint/{endpoint_id}", gate.open(hooks::remove)),
        Route.get("/events", gate.open(hooks::events)));
  }

  private Endpoint counted(Figure figure, Endpoint endpoint) {
    return call -> {
      recorder.counters().increment(figure);
      return endpoint.handle(call);
    };
  }

  private Endpoint observed(Endpoint endpoint) {
    return new Observed(context.clock(), recorder, endpoint);
  }

  @Override
  public List<Route> adminRoutes() {
    List<Route> routes = new ArrayList<>(new VendorAdmin(this, "audio-fetch").routes());
    routes.addAll(new JoggAiAdmin(this).routes());
    return routes;
  }

  @Override
  public void reset() {
    tasks.clear();
    listing.show(Listing.Shown.ALL);
    scenarios.clear();
    gate.clear();
    credits.clear();
    faults.clear();
    assets.clear();
    webhooks.clear();
    errors.sendWith(null);
    recorder.clear();
  }

  @Override
  public void close() {
    callbacks.close();
  }
}
