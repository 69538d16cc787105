package io.lipsync.connector.provider.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.provider.AccountAnswer;
import io.lipsync.connector.provider.CancelAnswer;
import io.lipsync.connector.provider.Capabilities;
import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.SubmitPace;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Alibaba DashScope (Model Studio) VideoRetalk: submit, query and cancel as the VideoRetalk page
 * and the page about asynchronous tasks describe them. Thread-safe.
 *
 * <p>An account has a queue: one submission per second, one running task, and any number that wait
 * as pending. Nobody is called back per request; an account's events come over EventBridge.
 */
public final class DashscopeProvider implements LipSyncProvider {
  private static final String OWN_STORAGE = "oss://";
  private static final Pattern TASK_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{7,99}");

  /** About what a video of half a minute takes; a queued task is not asked for more often. */
  private static final Duration TYPICAL_TASK = Duration.ofMinutes(1);

  private final ApiClient client;
  private final DashscopeSettings settings;
  private final DashscopeTasks tasks;
  private final SubmitPace pace;
  private final Certificates certificates;
  private final Clock clock;
  private final Capabilities capabilities;

  /** The provider over the shared client. */
  public DashscopeProvider(ApiClient client, DashscopeSettings settings, Clock clock) {
    this.client = client;
    this.settings = settings;
    this.tasks = new DashscopeTasks(settings.zone(), settings.resultHttps());
    this.pace = new SubmitPace(settings.submitsPerSecond(), Duration.ofSeconds(1), clock);
    this.certificates = new Certificates(client, settings.events(), clock);
    this.clock = clock;
    this.capabilities =
        new Capabilities(false, settings.checkInterval(), Set.of(OWN_STORAGE), true, List.of());
  }

  @Override
  public String id() {
    return DashscopeTasks.PROVIDER;
  }

  @Override
  public String baseUrl() {
    return settings.baseUrl();
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Duration turn(ProviderAccount account, SubmitOrder order) {
    return pace.turn(account.name(), order.key());
  }

  @Override
  public SubmitAnswer submit(ProviderAccount account, SubmitOrder order) {
    ApiRequest request =
        authorized(
            account,
            ApiRequest.post(account.endpoint(settings.submitPath()), body(order))
                .withHeader("X-DashScope-Async", "enable"));
    if (usesOwnStorage(order)) {
      request = request.withHeader("X-DashScope-OssResourceResolve", "enable");
    }
    return switch (client.send(request)) {
      case Exchange.Answered answer -> submitted(account, answer);
      case Exchange.NotSent failed ->
          new SubmitAnswer.NotAccepted(notReached(failed.reason()), null);
      case Exchange.PossiblySent lost ->
          new SubmitAnswer.Unknown("DashScope did not answer: " + lost.reason());
    };
  }

  @Override
  public ReadAnswer read(ProviderAccount account, String taskId) {
    ApiRequest request =
        authorized(account, ApiRequest.get(account.endpoint("/api/v1/tasks/" + taskId)));
    return switch (client.send(request)) {
      case Exchange.Answered answer ->
          answer.isSuccess() ? found(answer, taskId) : notFound(account, answer);
      case Exchange.NotSent failed -> new ReadAnswer.Unavailable(notReached(failed.reason()), null);
      case Exchange.PossiblySent lost ->
          new ReadAnswer.Unavailable(notReached(lost.reason()), null);
    };
  }

  @Override
  public boolean isTaskId(String text) {
    return text != null && TASK_ID.matcher(text).matches();
  }

  @Override
  public CancelAnswer cancel(ProviderAccount account, String taskId) {
    ApiRequest request =
        authorized(
            account,
            ApiRequest.post(account.endpoint("/api/v1/tasks/" + taskId + "/cancel"), null));
    return switch (client.send(request)) {
      case Exchange.Answered answer ->
          answer.isSuccess() ? new CancelAnswer.Cancelled() : notCancelled(account, taskId, answer);
      case Exchange.NotSent failed ->
          new CancelAnswer.Unavailable(notReached(failed.reason()), null);
      case Exchange.PossiblySent lost ->
          new CancelAnswer.Unavailable(notReached(lost.reason()), null);
    };
  }

  @Override
  public AccountAnswer account(ProviderAccount account) {
    return new AccountAnswer.NotTold(
        "DashScope has no call that tells what is left of an account: look in its console");
  }

  /** Events of the account's EventBridge; the secrets are the tokens of its rule, if it has any. */
  @Override
  public SignalVerifier signals(SignalSettings signal) {
    if (signal.targetUrl() == null) {
      throw Failures.invalidInput(
          "targetUrl",
          "is missing",
          "Give the address that the EventBridge rule calls, or set lipsync.callback.base-url");
    }
    return new EventBridgeVerifier(signal, certificates, settings.events().lenient(), clock);
  }

  private static ApiRequest authorized(ProviderAccount account, ApiRequest request) {
    return request.withHeader("Authorization", "Bearer " + account.apiKey().reveal());
  }

  private static String body(SubmitOrder order) {
    return VendorJson.write(
        new DashscopeBodies.Submit(
            "videoretalk",
            new DashscopeBodies.Input(order.videoUrl(), order.audioUrl(), order.refImageUrl()),
            new DashscopeBodies.Parameters(order.videoExtension(), order.queryFaceThreshold())));
  }

  private static boolean usesOwnStorage(SubmitOrder order) {
    return Stream.of(order.videoUrl(), order.audioUrl(), order.refImageUrl())
        .anyMatch(link -> link != null && link.startsWith(OWN_STORAGE));
  }

  private static SubmitAnswer submitted(ProviderAccount account, Exchange.Answered answer) {
    JsonNode body = VendorJson.tree(answer.body());
    String taskId = VendorJson.text(body.path("output").path("task_id"));
    if (answer.isSuccess() && taskId != null) {
      return new SubmitAnswer.Accepted(taskId, DashscopeTasks.status(body), null, null);
    }
    String code = code(body);
    if (answer.isSuccess() && code == null) {
      return new SubmitAnswer.Unknown("DashScope answered " + answer + " without a task id");
    }
    ErrorRule rule = DashscopeErrors.forCall(answer.status(), code);
    TaskFailure failure = failure(account, rule, answer, body);
    return rule.created() == ErrorRule.TaskCreated.NO
        ? new SubmitAnswer.NotAccepted(failure, answer.retryAfter())
        : new SubmitAnswer.Unknown(failure.message());
  }

  private ReadAnswer found(Exchange.Answered answer, String taskId) {
    JsonNode body = VendorJson.tree(answer.body());
    TaskStatus status = DashscopeTasks.status(body);
    if (status == TaskStatus.UNKNOWN) {
      return new ReadAnswer.Unavailable(notKnown(), null);
    }
    if (!taskId.equals(VendorJson.text(body.path("output").path("task_id")))) {
      return unavailable("DashScope answered " + answer + " without the task that was asked for");
    }
    if (tasks.isResultMissing(body)) {
      return unavailable("DashScope says SUCCEEDED but gave no video yet");
    }
    return new ReadAnswer.Found(
        tasks.toTask(body), tasks.since(body), status == TaskStatus.PENDING ? whileQueued() : null);
  }

  /** Right after a submission DashScope may not know its own task yet; a day later it forgot it. */
  private static TaskFailure notKnown() {
    return new TaskFailure(
        FailureCode.TASK_NOT_FOUND,
        "DashScope does not know the task",
        true,
        "Right after the submission: wait a minute. Otherwise check the task id and whose API key it"
            + " is; after 24 hours DashScope forgets a task.",
        "UNKNOWN");
  }

  private Duration whileQueued() {
    return TYPICAL_TASK.dividedBy(settings.runningTasks());
  }

  private static ReadAnswer notFound(ProviderAccount account, Exchange.Answered answer) {
    JsonNode body = VendorJson.tree(answer.body());
    if (DashscopeTasks.status(body) == TaskStatus.UNKNOWN) {
      return new ReadAnswer.Unavailable(notKnown(), null);
    }
    ErrorRule rule = DashscopeErrors.forCall(answer.status(), code(body));
    TaskFailure failure = failure(account, rule, answer, body);
    return rule.retryable()
        ? new ReadAnswer.Unavailable(failure, answer.retryAfter())
        : new ReadAnswer.Refused(failure);
  }

  private CancelAnswer notCancelled(
      ProviderAccount account, String taskId, Exchange.Answered answer) {
    JsonNode body = VendorJson.tree(answer.body());
    if ("UnsupportedOperation".equalsIgnoreCase(code(body))) {
      return notPending(account, taskId);
    }
    ErrorRule rule = DashscopeErrors.forCall(answer.status(), code(body));
    TaskFailure failure = failure(account, rule, answer, body);
    return rule.retryable()
        ? new CancelAnswer.Unavailable(failure, answer.retryAfter())
        : new CancelAnswer.Refused(failure);
  }

  /** Perhaps it is an earlier try that cancelled it: only the task itself can tell. */
  private CancelAnswer notPending(ProviderAccount account, String taskId) {
    String only = "DashScope cancels only tasks that still queue";
    return switch (read(account, taskId)) {
      case ReadAnswer.Found found ->
          found.task().status() == TaskStatus.CANCELLED
              ? new CancelAnswer.Cancelled()
              : new CancelAnswer.NotCancellable(
                  only + ", and this one is " + found.task().status().word());
      case ReadAnswer.Unavailable later ->
          new CancelAnswer.Unavailable(later.failure(), later.retryAfter());
      case ReadAnswer.Refused refused -> new CancelAnswer.Refused(refused.failure());
    };
  }

  private static ReadAnswer unavailable(String message) {
    return new ReadAnswer.Unavailable(
        TaskFailure.of(FailureCode.PROVIDER_ERROR, message, true), null);
  }

  private static String code(JsonNode body) {
    return VendorJson.code(body.path("code"));
  }

  private static TaskFailure failure(
      ProviderAccount account, ErrorRule rule, Exchange.Answered answer, JsonNode body) {
    String message = VendorJson.text(body.path("message"));
    String said = message == null ? "no message" : Redaction.clean(message, account.apiKey());
    return rule.failure("DashScope answered " + answer + ": " + said, code(body));
  }

  private static TaskFailure notReached(String reason) {
    return TaskFailure.of(
        FailureCode.PROVIDER_ERROR, "DashScope could not be reached: " + reason, true);
  }
}
