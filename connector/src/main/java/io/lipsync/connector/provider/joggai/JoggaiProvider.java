package io.lipsync.connector.provider.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaLimits;
import io.lipsync.connector.media.check.MediaRules;
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
import io.lipsync.connector.provider.UploadAnswer;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorJson;
import java.math.BigDecimal;
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

  private final VendorApi api;
  private final JoggaiFiles files;
  private final JoggaiSettings settings;
  private final JoggaiTasks tasks;
  private final Capabilities capabilities;

  /** The provider over the shared client. */
  public JoggaiProvider(ApiClient client, JoggaiSettings settings) {
    this.api = new VendorApi(client, "JoggAI", JoggaiProvider::withApiKey, JoggaiProvider::refusal);
    this.files = new JoggaiFiles(client, JoggaiProvider::withApiKey, settings);
    this.settings = settings;
    this.tasks =
        new JoggaiTasks(new JoggaiErrors(settings.retryableFailures()), settings.resultLifetime());
    this.capabilities =
        new Capabilities(
            false,
            Capabilities.spacing(settings.submitsPerMinute(), Duration.ofMinutes(1)),
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
  public SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate) {
    ApiRequest request =
        ApiRequest.post(
            account.endpoint(settings.lipSyncBasePath() + "/create_lip_sync_video"),
            VendorJson.write(JoggaiSubmit.of(order)));
    return api.submit(account, request, gate, JoggaiProvider::accepted);
  }

  @Override
  public MediaLimits uploads() {
    return JoggaiFiles.LIMITS;
  }

  @Override
  public MediaRules mediaRules() {
    return JoggaiMedia.RULES;
  }

  @Override
  public UploadAnswer upload(ProviderAccount account, MediaFile file) {
    return files.upload(account, file);
  }

  @Override
  public ReadAnswer read(ProviderAccount account, String taskId) {
    ApiRequest request =
        ApiRequest.get(
            account.taskEndpoint(settings.lipSyncBasePath() + "/lip_sync_video/{id}", taskId));
    return api.read(account, request, answer -> found(answer, taskId));
  }

  @Override
  public boolean isTaskId(String text) {
    return text != null && TASK_ID.matcher(text).matches();
  }

  @Override
  public AccountAnswer account(ProviderAccount account) {
    ApiRequest request =
        ApiRequest.get(account.endpoint(settings.accountBasePath() + "/user/remaining_quota"));
    return api.account(account, request, JoggaiProvider::quota);
  }

  /** Webhooks of the account's endpoint; the secrets are the ones that JoggAI gave for it. */
  @Override
  public SignalVerifier signals(SignalSettings signal) {
    SignalSettings checked =
        signal.withSecret("Give the secret that JoggAI showed for the endpoint");
    return new JoggaiWebhookVerifier(checked.secrets(), settings.webhook());
  }

  private static SubmitAnswer accepted(Exchange.Answered answer) {
    JsonNode data = JoggaiEnvelope.of(answer).data();
    String taskId = VendorJson.text(data.path("task_id"));
    return taskId == null
        ? new SubmitAnswer.Unknown("JoggAI answered " + answer + " without a task id")
        : new SubmitAnswer.Accepted(taskId, JoggaiTasks.status(data), null, null);
  }

  private ReadAnswer found(Exchange.Answered answer, String taskId) {
    JsonNode data = JoggaiEnvelope.of(answer).data();
    if (!taskId.equals(VendorJson.text(data.path("task_id")))) {
      return unavailable("JoggAI answered " + answer + " without the task that was asked for");
    }
    if (JoggaiTasks.isResultMissing(data)) {
      return unavailable("JoggAI says success but gave no video yet");
    }
    return new ReadAnswer.Found(tasks.toTask(data), JoggaiTasks.created(data));
  }

  private static ReadAnswer unavailable(String message) {
    return new ReadAnswer.Unavailable(VendorApi.odd(message), null);
  }

  private static AccountAnswer quota(Exchange.Answered answer) {
    BigDecimal remaining =
        VendorJson.number(JoggaiEnvelope.of(answer).data().path("remaining_quota"));
    return remaining == null
        ? new AccountAnswer.Unavailable(
            VendorApi.odd("JoggAI answered " + answer + " without a quota"), null)
        : new AccountAnswer.Known(remaining);
  }

  private static ApiRequest withApiKey(ApiRequest request, String key) {
    return request.withHeader("x-api-key", key);
  }

  /** JoggAI's envelope decides, whatever the HTTP status. */
  static VendorApi.Refusal refusal(Exchange.Answered answer) {
    JoggaiEnvelope envelope = JoggaiEnvelope.of(answer);
    if (envelope.isSuccess()) {
      return null;
    }
    ErrorRule rule = JoggaiErrors.forCall(answer.status(), envelope.code());
    return new VendorApi.Refusal(
        rule, envelope.message(), envelope.codeText(), envelope.retryAfter());
  }
}
