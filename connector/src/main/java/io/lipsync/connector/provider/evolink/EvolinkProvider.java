package io.lipsync.connector.provider.evolink;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Balance;
import io.lipsync.connector.provider.Capabilities;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.PresenceControl;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.TaskList;
import io.lipsync.connector.provider.Trace;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * EvoLink VideoRetalk: {@code POST /v1/videos/generations} and {@code GET /v1/tasks/{id}} as the
 * EvoLink API manual describes them. Thread-safe.
 */
public final class EvolinkProvider implements LipSyncProvider {
  private static final Pattern TASK_ID = Pattern.compile("task-unified-[A-Za-z0-9_-]{1,100}");
  private final VendorApi api;
  private final EvolinkFiles files;
  private final TaskList list;
  private final EvolinkSettings settings;
  private final Capabilities capabilities;

  /** The provider over the shared client. */
  public EvolinkProvider(ApiClient client, EvolinkSettings settings) {
    this.api = new VendorApi(client, "EvoLink", ApiRequest::withBearer, EvolinkAnswers::refusal);
    this.files = new EvolinkFiles(client, settings);
    this.list = new TaskList(new EvolinkList(api), new PresenceControl(settings.listTrustedFor()));
    this.settings = settings;
    this.capabilities =
        new Capabilities(
            true,
            Duration.ZERO,
            Duration.ofSeconds(8),
            Set.of(),
            true,
            List.of(),
            EvolinkFiles.limits(settings.uploadLimit().toBytes()),
            EvolinkMedia.RULES,
            settings.idempotencyTrusted());
  }

  @Override
  public String id() {
    return EvolinkAnswers.PROVIDER;
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
            account.endpoint("/v1/videos/generations"), VendorJson.write(EvolinkSubmit.of(order)));
    SubmitAnswer answer =
        api.submit(
            account,
            settings.idempotencyTrusted()
                ? request.withHeader("Idempotency-Key", order.key())
                : request,
            gate,
            EvolinkAnswers::accepted);
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
    ApiRequest request = ApiRequest.get(account.taskEndpoint("/v1/tasks/{id}", taskId));
    return api.read(account, request, answer -> EvolinkAnswers.found(answer, taskId));
  }

  /** What the user may spend, or less where the key itself has a limit. */
  @Override
  public Answer<Balance> account(ProviderAccount account) {
    ApiRequest request = ApiRequest.get(account.endpoint("/v1/credits"));
    return api.ask(account, request, EvolinkAnswers::credits);
  }

  @Override
  public boolean isTaskId(String text) {
    return text != null && TASK_ID.matcher(text).matches();
  }

  @Override
  public String taskIdInCallback(JsonNode body) {
    return body.path("id").textValue();
  }
}
