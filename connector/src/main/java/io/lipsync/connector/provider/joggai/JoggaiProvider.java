package io.lipsync.connector.provider.joggai;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.provider.AccountAnswer;
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
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * JoggAI Lip Sync Video: submit and query as its API reference describes them. Thread-safe.
 *
 * <p>JoggAI neither chooses among faces nor calls back per request, and has no call that cancels.
 */
public final class JoggaiProvider implements LipSyncProvider {
  private static final Pattern TASK_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{7,99}");

  private final ApiClient client;
  private final JoggaiSettings settings;
  private final JoggaiTasks tasks;
  private final SubmitPace pace;
  private final Capabilities capabilities;

  /** The provider over the shared client. */
  public JoggaiProvider(ApiClient client, JoggaiSettings settings, Clock clock) {
    this.client = client;
    this.settings = settings;
    this.tasks =
        new JoggaiTasks(new JoggaiErrors(settings.retryableFailures()), settings.resultLifetime());
    this.pace = new SubmitPace(settings.submitsPerMinute(), Duration.ofMinutes(1), clock);
    this.capabilities =
        new Capabilities(
            false,
            settings.checkInterval(),
            Set.of(),
            false,
            List.of(JoggaiSubmit.NORMAL, JoggaiSubmit.REVERSE, JoggaiSubmit.REVERSE_BY_AUDIO));
  }

  @Override
  public String id() {
    return JoggaiTasks.PROVIDER;
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
        ApiRequest.post(
            account.endpoint(settings.lipSyncBasePath() + "/create_lip_sync_video"),
            VendorJson.write(JoggaiSubmit.of(order)));
    return switch (client.send(authorized(account, request))) {
      case Exchange.Answered answer -> submitted(account, answer);
      case Exchange.NotSent failed ->
          new SubmitAnswer.NotAccepted(notReached(failed.reason()), null);
      case Exchange.PossiblySent lost ->
          new SubmitAnswer.Unknown("JoggAI did not answer: " + lost.reason());
    };
  }

  @Override
  public ReadAnswer read(ProviderAccount account, String taskId) {
    ApiRequest request =
        ApiRequest.get(account.endpoint(settings.lipSyncBasePath() + "/lip_sync_video/" + taskId));
    return switch (client.send(authorized(account, request))) {
      case Exchange.Answered answer -> read(account, answer, taskId);
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
  public AccountAnswer account(ProviderAccount account) {
    ApiRequest request =
        ApiRequest.get(account.endpoint(settings.accountBasePath() + "/user/remaining_quota"));
    return switch (client.send(authorized(account, request))) {
      case Exchange.Answered answer -> quota(account, answer);
      case Exchange.NotSent failed ->
          new AccountAnswer.Unavailable(notReached(failed.reason()), null);
      case Exchange.PossiblySent lost ->
          new AccountAnswer.Unavailable(notReached(lost.reason()), null);
    };
  }

  /** Webhooks of the account's endpoint; the secrets are the ones that JoggAI gave for it. */
  @Override
  public SignalVerifier signals(SignalSettings signal) {
    if (signal.secrets().isEmpty()) {
      throw Failures.invalidInput(
          "signalSecrets", "is empty", "Give the secret that JoggAI showed for the endpoint");
    }
    return new JoggaiWebhookVerifier(signal.secrets(), settings.webhook());
  }

  private static ApiRequest authorized(ProviderAccount account, ApiRequest request) {
    return request.withHeader("x-api-key", account.apiKey().reveal());
  }

  private static SubmitAnswer submitted(ProviderAccount account, Exchange.Answered answer) {
    JoggaiEnvelope envelope = JoggaiEnvelope.of(answer);
    if (envelope.isSuccess()) {
      String taskId = VendorJson.text(envelope.data().path("task_id"));
      return taskId == null
          ? new SubmitAnswer.Unknown("JoggAI answered " + answer + " without a task id")
          : new SubmitAnswer.Accepted(taskId, JoggaiTasks.status(envelope.data()), null, null);
    }
    ErrorRule rule = JoggaiErrors.forCall(answer.status(), envelope.code());
    TaskFailure failure = failure(account, rule, answer, envelope);
    return rule.created() == ErrorRule.TaskCreated.NO
        ? new SubmitAnswer.NotAccepted(failure, envelope.retryAfter())
        : new SubmitAnswer.Unknown(failure.message());
  }

  private ReadAnswer read(ProviderAccount account, Exchange.Answered answer, String taskId) {
    JoggaiEnvelope envelope = JoggaiEnvelope.of(answer);
    if (envelope.isSuccess()) {
      return found(answer, envelope, taskId);
    }
    ErrorRule rule = JoggaiErrors.forCall(answer.status(), envelope.code());
    TaskFailure failure = failure(account, rule, answer, envelope);
    return rule.retryable()
        ? new ReadAnswer.Unavailable(failure, envelope.retryAfter())
        : new ReadAnswer.Refused(failure);
  }

  private ReadAnswer found(Exchange.Answered answer, JoggaiEnvelope envelope, String taskId) {
    if (!taskId.equals(VendorJson.text(envelope.data().path("task_id")))) {
      return new ReadAnswer.Unavailable(
          odd("JoggAI answered " + answer + " without the task that was asked for"), null);
    }
    if (JoggaiTasks.isResultMissing(envelope.data())) {
      return new ReadAnswer.Unavailable(odd("JoggAI says success but gave no video yet"), null);
    }
    return new ReadAnswer.Found(
        tasks.toTask(envelope.data()), JoggaiTasks.created(envelope.data()));
  }

  private static AccountAnswer quota(ProviderAccount account, Exchange.Answered answer) {
    JoggaiEnvelope envelope = JoggaiEnvelope.of(answer);
    if (envelope.isSuccess()) {
      BigDecimal remaining = VendorJson.number(envelope.data().path("remaining_quota"));
      return remaining == null
          ? new AccountAnswer.Unavailable(
              odd("JoggAI answered " + answer + " without a quota"), null)
          : new AccountAnswer.Known(remaining);
    }
    ErrorRule rule = JoggaiErrors.forCall(answer.status(), envelope.code());
    TaskFailure failure = failure(account, rule, answer, envelope);
    return rule.retryable()
        ? new AccountAnswer.Unavailable(failure, envelope.retryAfter())
        : new AccountAnswer.Refused(failure);
  }

  private static TaskFailure failure(
      ProviderAccount account, ErrorRule rule, Exchange.Answered answer, JoggaiEnvelope envelope) {
    String said =
        envelope.message() == null
            ? "no message"
            : Redaction.clean(envelope.message(), account.apiKey());
    return rule.failure("JoggAI answered " + answer + ": " + said, envelope.codeText());
  }

  private static TaskFailure odd(String message) {
    return TaskFailure.of(FailureCode.PROVIDER_ERROR, message, true);
  }

  private static TaskFailure notReached(String reason) {
    return TaskFailure.of(
        FailureCode.PROVIDER_ERROR, "JoggAI could not be reached: " + reason, true);
  }
}
