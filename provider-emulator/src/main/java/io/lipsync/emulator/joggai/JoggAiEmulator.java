package io.lipsync.emulator.joggai;

import io.lipsync.emulator.EmulatorContext;
import io.lipsync.emulator.callback.CallbackSender;
import io.lipsync.emulator.callback.CallbackUrlRule;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.VendorJournal;
import io.lipsync.emulator.scenario.Behaviour;
import io.lipsync.emulator.scenario.CallbackBehaviour;
import io.lipsync.emulator.scenario.CallbackBehaviour.Alteration;
import io.lipsync.emulator.scenario.TaskBehaviour;
import io.lipsync.emulator.time.EmulatorClock;
import io.lipsync.emulator.vendor.AbstractVendorEmulator;
import io.lipsync.emulator.vendor.DocumentedError;
import io.lipsync.emulator.vendor.Ending;
import io.lipsync.emulator.vendor.TaskLifecycle;
import io.lipsync.emulator.vendor.VendorAdmin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The emulator of JoggAI Lip Sync, by the vendor's pages "Lip Sync Video", "Create" and "Get lip
 * sync video", "Error handling", "Rate limits", "Webhook integration", "Upload asset" and "Get
 * remaining quota".
 *
 * <p>This class is thread-safe.
 */
public final class JoggAiEmulator extends AbstractVendorEmulator<JoggAiTask> {

  static final String NAME = "joggai";

  private static final Duration FOR_GOOD = Duration.ofDays(36_500);

  /** What does not exist without a token, a certificate or a signed timestamp. */
  private static final Set<Alteration> NOT_HERE =
      Set.of(
          Alteration.WRONG_TOKEN,
          Alteration.WRONG_CERTIFICATE_HOST,
          Alteration.OTHER_NEWLINE,
          Alteration.TIMESTAMP_IN_SECONDS);

  private final JoggAiErrors errors;
  private final Gate gate;
  private final Credits credits;
  private final Assets assets;
  private final Webhooks webhooks;
  private final TaskBodies bodies;
  private final TaskLifecycle<JoggAiTask> lifecycle;
  private final VendorJournal<JoggAiTaskView, JoggAiSummary> journal;

  /** A part of the emulator that {@code context} describes. */
  public JoggAiEmulator(EmulatorContext context) {
    super(context, NAME, JoggAiEmulator::understands, "/data/status");
    EmulatorClock clock = context.clock();
    JoggAiSettings settings = context.settings().joggAi();
    Duration linkLifetime = settings.linkLifetime().orElse(FOR_GOOD);
    errors = new JoggAiErrors(settings);
    gate = new Gate(settings, clock, errors, recorder);
    credits = new Credits(settings.credits());
    assets = new Assets(baseUri(), clock);
    webhooks = new Webhooks(clock, settings.lipSyncEvents());
    bodies = new TaskBodies(context.results(), linkLifetime);
    lifecycle =
        lifecycle(
            new TaskLifecycle.Terms(NAME, linkLifetime, false),
            new WebhookMessages(clock, webhooks, tasks, bodies),
            new CallbackSender.Rules(settings.webhookTimeout(), settings.webhookRetryDelays()));
    journal =
        journal(
            JoggAiTaskView::of,
            (counted, downloads) -> JoggAiSummary.of(counted, credits.usedByAll(), downloads),
            assets::list);
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
  public VendorJournal<JoggAiTaskView, JoggAiSummary> journal() {
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
  public List<DocumentedError> documentedErrors() {
    return JoggAiErrors.documented();
  }

  @Override
  protected Ending.Failed failure(JoggAiTask task, String code, String message) {
    return new JoggAiFailures().failed(code, message);
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

  @Override
  protected TaskLifecycle<JoggAiTask> lifecycle() {
    return lifecycle;
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
            context, errors, credits, scenarios(), faults, tasks, lifecycle, bodies, listing());
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

  @Override
  public List<Route> adminRoutes() {
    List<Route> routes = new ArrayList<>(new VendorAdmin(this, "audio-fetch").routes());
    routes.addAll(new JoggAiAdmin(this).routes());
    return routes;
  }

  @Override
  public void reset() {
    super.reset();
    gate.clear();
    credits.clear();
    assets.clear();
    webhooks.clear();
    errors.sendWith(null);
  }
}
