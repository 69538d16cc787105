package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.EmulatorContext;
import io.lipsync.emulator.callback.CallbackSender;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.journal.VendorJournal;
import io.lipsync.emulator.scenario.Behaviour;
import io.lipsync.emulator.scenario.CallbackBehaviour;
import io.lipsync.emulator.scenario.CallbackBehaviour.Alteration;
import io.lipsync.emulator.scenario.TaskBehaviour;
import io.lipsync.emulator.time.EmulatorClock;
import io.lipsync.emulator.vendor.AbstractVendorEmulator;
import io.lipsync.emulator.vendor.DocumentedError;
import io.lipsync.emulator.vendor.DocumentedError.Occasion;
import io.lipsync.emulator.vendor.Ending;
import io.lipsync.emulator.vendor.TaskLifecycle;
import io.lipsync.emulator.vendor.VendorAdmin;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The emulator of Alibaba DashScope VideoRetalk, by the vendor's pages "VideoRetalk API", "Manage
 * asynchronous tasks", "Asynchronous task API", "Upload local files to get temporary URLs" and
 * "Error messages", and EventBridge's "Signature algorithm".
 *
 * <p>This class is thread-safe.
 */
public final class DashScopeEmulator extends AbstractVendorEmulator<DashScopeTask> {

  static final String NAME = "dashscope";

  private static final String SUBMIT = "/api/v1/services/aigc/image2video/video-synthesis";
  private static final TaskLifecycle.Terms TERMS =
      new TaskLifecycle.Terms(NAME, DashScopeTask.LIFETIME, true);

  private final ApiKeys keys = new ApiKeys();
  private final Gate gate;
  private final TemporaryStorage storage;
  private final AccountQueues queues;
  private final EventTargets targets;
  private final Certificates certificates;
  private final TaskLifecycle<DashScopeTask> lifecycle;
  private final VendorJournal<DashScopeTaskView, DashScopeSummary> journal;

  /** A part of the emulator that {@code context} describes. */
  public DashScopeEmulator(EmulatorContext context) {
    super(context, NAME, DashScopeEmulator::understands, "/output/task_status");
    EmulatorClock clock = context.clock();
    DashScopeSettings settings = context.settings().dashScope();
    gate = new Gate(settings, clock, keys, recorder);
    storage = new TemporaryStorage(clock);
    targets = new EventTargets(settings.eventTarget());
    certificates = new Certificates(baseUri(), clock);
    EventSigner signer = new EventSigner(clock, certificates, settings.eventNewline());
    lifecycle =
        lifecycle(
            TERMS,
            new Events(targets, signer, tasks),
            new CallbackSender.Rules(settings.eventTimeout(), settings.eventRetryDelays()));
    queues =
        new AccountQueues(
            () -> new AccountQueue(settings.runningTasks(), clock, context.timeline(), lifecycle));
    journal = journal(DashScopeTaskView::of, DashScopeSummary::of, storage::list);
  }

  private static boolean understands(Behaviour behaviour) {
    return !(behaviour instanceof TaskBehaviour.CompleteWithError)
        && !behaviour.equals(new CallbackBehaviour.Altered(Alteration.WITHOUT_EVENT_ID));
  }

  @Override
  public VendorJournal<DashScopeTaskView, DashScopeSummary> journal() {
    return journal;
  }

  /** Has events delivered there from now on, whichever account they belong to. */
  public void deliverEventsTo(EventTarget target) {
    targets.set(Optional.of(target));
  }

  /** Has no events delivered from now on. */
  public void deliverNoEvents() {
    targets.set(Optional.empty());
  }

  /** Where events are delivered to. */
  public Optional<EventTarget> eventTarget() {
    return targets.current();
  }

  /** Where the certificate of EventBridge is; receivers have to trust this host. */
  public URI certificateUri() {
    return certificates.genuineUrl();
  }

  /** One table serves calls and tasks: media are judged after their download. */
  @Override
  public List<DocumentedError> documentedErrors() {
    return Stream.of(Occasion.values())
        .flatMap(occasion -> DashScopeErrors.all().stream().map(error -> error.on(occasion)))
        .toList();
  }

  @Override
  protected Ending.Failed failure(DashScopeTask task, String code, String message) {
    return new DashScopeFailures(task.request().videoUrl()).failed(code, message);
  }

  @Override
  protected TaskLifecycle<DashScopeTask> lifecycle() {
    return lifecycle;
  }

  @Override
  protected void settle() {
    queues.settle();
  }

  @Override
  protected void end(DashScopeTask task, Ending ending) {
    Instant now = context.clock().instant();
    queues.of(task).settle();
    if (ending.hasResult() && task.scheduledAt().isEmpty()) {
      task.schedule(now);
    }
    super.end(task, ending);
    queues.of(task).ended(task);
  }

  @Override
  public List<Route> routes() {
    DashScopeSettings settings = context.settings().dashScope();
    EmulatorClock clock = context.clock();
    TaskFactory factory = new TaskFactory(context, storage, lifecycle, queues);
    Endpoint submit =
        observed(
            new SubmitEndpoint(
                context.settings(),
                gate,
                keys,
                new SubmitValidation(),
                scenarios(),
                faults,
                factory));
    Endpoint query = new QueryEndpoint(clock, gate, tasks, queues, faults);
    Endpoint list = observed(new ListEndpoint(clock, gate, tasks, queues, listing()));
    Endpoint cancel = new CancelEndpoint(clock, gate, tasks, queues, lifecycle);
    URI oss = URI.create(baseUri() + "/oss");
    return List.of(
        Route.post(SUBMIT + "/", submit),
        Route.post(SUBMIT, submit),
        Route.get("/api/v1/tasks/{task_id}", observed(query)),
        Route.get("/api/v1/tasks/", list),
        Route.get("/api/v1/tasks", list),
        Route.post("/api/v1/tasks/{task_id}/cancel", observed(cancel)),
        Route.get("/api/v1/uploads", observed(new PolicyEndpoint(settings, gate, storage, oss))),
        Route.post("/oss", observed(new OssEndpoint(clock, settings, storage))),
        Route.get("/certificates/{name}", observed(certificates::handle)),
        Route.get("/api/**", DashScopeEmulator::noSuchPath),
        Route.post("/api/**", DashScopeEmulator::noSuchPath));
  }

  private static Answer noSuchPath(Call call) {
    return DashScopeErrors.invalidParameter("url error, please check url").answer();
  }

  @Override
  public List<Route> adminRoutes() {
    List<Route> routes = new ArrayList<>(new VendorAdmin(this, "InternalError").routes());
    routes.addAll(new EventTargetAdmin(this).routes());
    return routes;
  }

  @Override
  public void reset() {
    super.reset();
    queues.clear();
    gate.clear();
    storage.clear();
    targets.reset();
  }
}
