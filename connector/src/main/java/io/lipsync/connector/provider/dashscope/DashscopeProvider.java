package io.lipsync.connector.provider.dashscope;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.limits.ReadPlan;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Balance;
import io.lipsync.connector.provider.Capabilities;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.PresenceControl;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.TaskList;
import io.lipsync.connector.provider.Trace;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Alibaba DashScope (Model Studio) VideoRetalk: submit, query and cancel as the VideoRetalk page
 * and the page about asynchronous tasks describe them. Thread-safe.
 *
 * <p>An account has a queue: one submission per second, one running task, and any number that wait
 * as pending; queries are limited to 20 per second. Nobody is called back per request; an account's
 * events come over EventBridge.
 */
public final class DashscopeProvider implements LipSyncProvider {
  private static final String NOT_PENDING = "UnsupportedOperation";
  private static final TaskFailure NOT_ASKED =
      TaskFailure.of(
          FailureCode.RATE_LIMITED,
          "DashScope was not asked: this account has had its queries of this second",
          true);

  private final VendorApi api;
  private final DashscopeFiles files;
  private final DashscopeSettings settings;
  private final DashscopeTasks tasks;
  private final ReadPlan reads;
  private final TaskList list;
  private final Certificates certificates;
  private final Clock wall;
  private final Capabilities capabilities;

  /**
   * The provider over the shared client.
   *
   * @param wall what dates in signatures and certificates are compared with
   * @param spans measures spans: one that nobody sets
   */
  public DashscopeProvider(ApiClient client, DashscopeSettings settings, Clock wall, Clock spans) {
    this.api = new VendorApi(client, "DashScope", ApiRequest::withBearer, DashscopeErrors::refusal);
    this.files = new DashscopeFiles(api, client);
    this.settings = settings;
    this.tasks = new DashscopeTasks(settings);
    this.reads = new ReadPlan(settings.queriesPerSecond(), spans);
    this.list =
        new TaskList(
            new DashscopeList(api, reads::take, settings.zone()),
            new PresenceControl(settings.listTrustedFor()));
    this.certificates = new Certificates(client, settings.events(), wall, spans);
    this.wall = wall;
    this.capabilities =
        new Capabilities(
            false,
            Capabilities.spacing(settings.submitsPerSecond(), Duration.ofSeconds(1)),
            settings.checkInterval(),
            Set.of(DashscopeFiles.SCHEME),
            true,
            List.of(),
            DashscopeFiles.LIMITS,
            DashscopeMedia.RULES,
            false);
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
  public Duration planRead(ProviderAccount account, Duration earliest) {
    return reads.plan(account.name(), earliest);
  }

  @Override
  public SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate) {
    DashscopeBodies.Submit body = DashscopeBodies.Submit.of(order);
    ApiRequest request =
        ApiRequest.post(account.endpoint(settings.submitPath()), VendorJson.write(body))
            .withHeader("X-DashScope-Async", "enable");
    if (body.input().namesOwnStorage()) {
      request = request.withHeader("X-DashScope-OssResourceResolve", "enable");
    }
    SubmitAnswer answer = api.submit(account, request, gate, tasks::accepted);
    return settings.resolveUnknown().watched(account, answer, list);
  }

  @Override
  public LostOrder lost(SubmitOrder order, Instant sentAfter) {
    return settings.resolveUnknown().byList(sentAfter);
  }

  @Override
  public Trace trace(ProviderAccount account, LostOrder order, Instant now) {
    return settings.resolveUnknown().trace(account, order, now, list);
  }

  @Override
  public Answer<String> upload(ProviderAccount account, MediaFile file) {
    return files.upload(account, file);
  }

  @Override
  public Answer<FoundTask> read(ProviderAccount account, String taskId) {
    if (!reads.take(account.name())) {
      return new Answer.Later<>(NOT_ASKED, null);
    }
    ApiRequest request = ApiRequest.get(account.taskEndpoint("/api/v1/tasks/{id}", taskId));
    return api.read(account, request, answer -> tasks.found(answer, taskId));
  }

  @Override
  public Answer<String> cancel(ProviderAccount account, String taskId) {
    URI address = account.taskEndpoint("/api/v1/tasks/{id}/cancel", taskId);
    Answer<String> answer = api.cancel(account, ApiRequest.post(address, null));
    return answer instanceof Answer.Refused<String>
            && NOT_PENDING.equalsIgnoreCase(answer.failure().providerCode())
        ? notPending(read(account, taskId))
        : answer;
  }

  /** Perhaps it is an earlier try that cancelled it: only the task itself can tell. */
  private static Answer<String> notPending(Answer<FoundTask> read) {
    TaskStatus status = read instanceof Answer.Ok<FoundTask> ok ? ok.value().task().status() : null;
    return status == null || status == TaskStatus.CANCELLED
        ? read.map(cancelled -> null, failure -> failure)
        : new Answer.Refused<>(
            TaskFailure.of(
                FailureCode.NOT_CANCELLABLE,
                "DashScope cancels only tasks that still queue, and this one is " + status.word(),
                false));
  }

  @Override
  public Answer<Balance> account(ProviderAccount account) {
    return new Answer.Ok<>(
        new Balance(
            null,
            "DashScope has no call that tells what is left of an account: look in its console"));
  }

  /** Events of the account's EventBridge; the secrets are the tokens of its rule, at least one. */
  @Override
  public SignalVerifier signals(SignalSettings signal) {
    if (signal.targetUrl() == null) {
      throw Failures.invalidInput(
          "targetUrl",
          "is missing",
          "Give the address that the EventBridge rule calls, or set lipsync.callback.base-url");
    }
    SignalSettings checked =
        signal.withSecret(
            "Give the token of the EventBridge rule's target, best as a secret: without it anybody"
                + " who has an EventBridge could send events");
    return new EventBridgeVerifier(checked, certificates, settings.events().lenient(), wall);
  }
}
