package io.lipsync.connector.provider.evolink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.provider.AccountAnswer;
import io.lipsync.connector.provider.Capabilities;
import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.OddValuesAreMissing;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * EvoLink VideoRetalk: {@code POST /v1/videos/generations} and {@code GET /v1/tasks/{id}} as the
 * EvoLink API manual describes them. Thread-safe.
 */
public final class EvolinkProvider implements LipSyncProvider {
  private static final Capabilities CAPABILITIES = new Capabilities(true, Duration.ofSeconds(8));
  private static final Pattern TASK_ID = Pattern.compile("task-unified-[A-Za-z0-9_-]{1,100}");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY, true)
          .addHandler(new OddValuesAreMissing())
          .build();

  private final ApiClient client;
  private final String baseUrl;

  /**
   * The provider over the shared client.
   *
   * @param baseUrl where the API lives, {@code https://api.evolink.ai} for everybody but tests
   */
  public EvolinkProvider(ApiClient client, String baseUrl) {
    this.client = client;
    this.baseUrl = baseUrl;
  }

  @Override
  public String id() {
    return EvolinkTasks.PROVIDER;
  }

  @Override
  public String baseUrl() {
    return baseUrl;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public SubmitAnswer submit(ProviderAccount account, SubmitOrder order) {
    ApiRequest request =
        authorized(
            account,
            ApiRequest.post(account.endpoint("/v1/videos/generations"), body(order))
                .withHeader("Idempotency-Key", order.key()));
    return switch (client.send(request)) {
      case Exchange.Answered answer ->
          answer.isSuccess() ? accepted(answer) : refusedOrUnclear(account, answer);
      case Exchange.NotSent failed ->
          new SubmitAnswer.NotAccepted(notReached(failed.reason()), null);
      case Exchange.PossiblySent lost ->
          new SubmitAnswer.Unknown("EvoLink did not answer: " + lost.reason());
    };
  }

  @Override
  public ReadAnswer read(ProviderAccount account, String taskId) {
    ApiRequest request =
        authorized(account, ApiRequest.get(account.endpoint("/v1/tasks/" + taskId)));
    return switch (client.send(request)) {
      case Exchange.Answered answer ->
          answer.isSuccess() ? found(answer, taskId) : notFound(account, answer);
      case Exchange.NotSent failed -> new ReadAnswer.Unavailable(notReached(failed.reason()), null);
      case Exchange.PossiblySent lost ->
          new ReadAnswer.Unavailable(notReached(lost.reason()), null);
    };
  }

  /** What the user may spend, or less where the key itself has a limit. */
  @Override
  public AccountAnswer account(ProviderAccount account) {
    ApiRequest request = authorized(account, ApiRequest.get(account.endpoint("/v1/credits")));
    return switch (client.send(request)) {
      case Exchange.Answered answer -> credits(account, answer);
      case Exchange.NotSent failed ->
          new AccountAnswer.Unavailable(notReached(failed.reason()), null);
      case Exchange.PossiblySent lost ->
          new AccountAnswer.Unavailable(notReached(lost.reason()), null);
    };
  }

  @Override
  public boolean isTaskId(String text) {
    return text != null && TASK_ID.matcher(text).matches();
  }

  @Override
  public String taskIdInCallback(JsonNode body) {
    return body.path("id").textValue();
  }

  private static ApiRequest authorized(ProviderAccount account, ApiRequest request) {
    return request.withHeader("Authorization", "Bearer " + account.apiKey().reveal());
  }

  private static String body(SubmitOrder order) {
    try {
      return JSON.writeValueAsString(
          new EvolinkBodies.Submit(
              "videoretalk",
              order.videoUrl(),
              order.audioUrl(),
              order.refImageUrl(),
              order.videoExtension(),
              order.queryFaceThreshold(),
              order.callbackUrl() == null ? null : order.callbackUrl().toString()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a submit body is always plain JSON", e);
    }
  }

  private static SubmitAnswer accepted(Exchange.Answered answer) {
    EvolinkBodies.Task task = parse(answer.body(), EvolinkBodies.Task.class);
    if (task == null || task.id() == null || task.id().isBlank()) {
      return new SubmitAnswer.Unknown("EvoLink answered " + answer + " without a task id");
    }
    BigDecimal estimate = task.taskInfo() == null ? null : task.taskInfo().estimatedTime();
    return new SubmitAnswer.Accepted(
        task.id(),
        EvolinkTasks.statusWord(task.status()),
        estimate == null ? null : estimate.intValue(),
        task.usage() == null ? null : task.usage().creditsReserved());
  }

  private static SubmitAnswer refusedOrUnclear(ProviderAccount account, Exchange.Answered answer) {
    EvolinkBodies.Error error = error(answer);
    ErrorRule rule = EvolinkErrors.forCall(answer.status(), error.codeText());
    TaskFailure failure = failure(account, rule, answer, error);
    return rule.created() == ErrorRule.TaskCreated.NO
        ? new SubmitAnswer.NotAccepted(failure, answer.retryAfter())
        : new SubmitAnswer.Unknown(failure.message());
  }

  private static ReadAnswer found(Exchange.Answered answer, String taskId) {
    EvolinkBodies.Task task = parse(answer.body(), EvolinkBodies.Task.class);
    if (task == null || !taskId.equals(task.id())) {
      return unavailable("EvoLink answered " + answer + " without the task that was asked for");
    }
    if (EvolinkTasks.isResultMissing(task)) {
      return unavailable("EvoLink says completed but gave no video yet");
    }
    return new ReadAnswer.Found(EvolinkTasks.toTask(task), EvolinkTasks.created(task));
  }

  private static ReadAnswer unavailable(String message) {
    return new ReadAnswer.Unavailable(
        TaskFailure.of(FailureCode.PROVIDER_ERROR, message, true), null);
  }

  private static ReadAnswer notFound(ProviderAccount account, Exchange.Answered answer) {
    EvolinkBodies.Error error = error(answer);
    ErrorRule rule = EvolinkErrors.forCall(answer.status(), error.codeText());
    TaskFailure failure = failure(account, rule, answer, error);
    return rule.retryable()
        ? new ReadAnswer.Unavailable(failure, answer.retryAfter())
        : new ReadAnswer.Refused(failure);
  }

  private static AccountAnswer credits(ProviderAccount account, Exchange.Answered answer) {
    if (answer.isSuccess()) {
      BigDecimal remaining = EvolinkCredits.remaining(VendorJson.tree(answer.body()));
      return remaining == null
          ? new AccountAnswer.Unavailable(
              TaskFailure.of(
                  FailureCode.PROVIDER_ERROR,
                  "EvoLink answered " + answer + " without credits",
                  true),
              null)
          : new AccountAnswer.Known(remaining);
    }
    EvolinkBodies.Error error = error(answer);
    ErrorRule rule = EvolinkErrors.forCall(answer.status(), error.codeText());
    TaskFailure failure = failure(account, rule, answer, error);
    return rule.retryable()
        ? new AccountAnswer.Unavailable(failure, answer.retryAfter())
        : new AccountAnswer.Refused(failure);
  }

  private static TaskFailure failure(
      ProviderAccount account,
      ErrorRule rule,
      Exchange.Answered answer,
      EvolinkBodies.Error error) {
    String said =
        error.message() == null ? "no message" : Redaction.clean(error.message(), account.apiKey());
    return rule.failure("EvoLink answered " + answer + ": " + said, error.codeText());
  }

  private static EvolinkBodies.Error error(Exchange.Answered answer) {
    EvolinkBodies.Refusal refusal = parse(answer.body(), EvolinkBodies.Refusal.class);
    return refusal == null || refusal.error() == null
        ? new EvolinkBodies.Error(null, null)
        : refusal.error();
  }

  private static TaskFailure notReached(String reason) {
    return TaskFailure.of(
        FailureCode.PROVIDER_ERROR, "EvoLink could not be reached: " + reason, true);
  }

  /** The JSON as a record, or null when it is none: gateways answer with HTML pages too. */
  private static <T> T parse(String body, Class<T> type) {
    try {
      return JSON.readValue(body, type);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
