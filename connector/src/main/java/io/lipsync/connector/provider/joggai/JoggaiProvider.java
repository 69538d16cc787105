package io.lipsync.connector.provider.joggai;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
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
import io.lipsync.connector.provider.ResolveUnknown;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.Trace;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * JoggAI Lip Sync Video: submit and query as its API reference describes them. Thread-safe.
 *
 * <p>JoggAI neither chooses among faces nor calls back per request, and has no call that cancels.
 */
public final class JoggaiProvider implements LipSyncProvider {
  /** A task that nobody has: to ask for it is free, and JoggAI answers in its envelope. */
  private static final String NO_TASK = "00000000-0000-0000-0000-000000000000";

  private final JoggaiPaths lipSync;
  private final JoggaiPaths others;
  private final JoggaiFiles files;
  private final JoggaiSearch search;
  private final JoggaiSettings settings;
  private final JoggaiTasks tasks;
  private final Capabilities capabilities;

  /** The provider over the shared client. */
  public JoggaiProvider(ApiClient client, JoggaiSettings settings) {
    this.lipSync = new JoggaiPaths(client, JoggaiErrors::refusal, settings.lipSyncBasePath());
    this.others = new JoggaiPaths(client, JoggaiErrors::refusal, settings.accountBasePath());
    this.files = new JoggaiFiles(client, settings);
    this.search = new JoggaiSearch(lipSync, new PresenceControl(settings.listTrustedFor()));
    this.settings = settings;
    this.tasks = new JoggaiTasks(settings.retryable(), settings.resultLifetime());
    this.capabilities =
        new Capabilities(
            false,
            Capabilities.spacing(settings.submitsPerMinute(), Duration.ofMinutes(1)),
            settings.checkInterval(),
            Set.of(),
            false,
            List.of(JoggaiSubmit.NORMAL, JoggaiSubmit.REVERSE, JoggaiSubmit.REVERSE_BY_AUDIO),
            JoggaiFiles.LIMITS,
            JoggaiMedia.RULES,
            false);
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
    String body = VendorJson.write(JoggaiSubmit.of(order));
    SubmitAnswer answer =
        lipSync.paid(
            account,
            (api, prefix) ->
                api.submit(
                    account,
                    ApiRequest.post(account.endpoint(prefix + "/create_lip_sync_video"), body),
                    gate,
                    JoggaiProvider::accepted),
            (api, prefix) -> read(api, prefix, account, NO_TASK));
    LostOrder input = lost(order, null);
    if (input != null && answer instanceof SubmitAnswer.Accepted accepted) {
      search.accepted(account, input, accepted.taskId());
    }
    return answer;
  }

  @Override
  public Answer<String> upload(ProviderAccount account, MediaFile file) {
    return files.upload(account, file);
  }

  @Override
  public Answer<FoundTask> read(ProviderAccount account, String taskId) {
    return lipSync.free(account, (api, prefix) -> read(api, prefix, account, taskId));
  }

  @Override
  public LostOrder lost(SubmitOrder order, Instant sentAfter) {
    JoggaiSubmit sent = JoggaiSubmit.of(order);
    return settings.resolveUnknown() == ResolveUnknown.OFF
        ? null
        : new LostOrder(sentAfter, sent.videoUrl(), sent.audioUrl(), sent.playbackType());
  }

  @Override
  public Trace trace(ProviderAccount account, LostOrder order, Instant now) {
    return settings.resolveUnknown() == ResolveUnknown.OFF
        ? ResolveUnknown.off(account)
        : search.trace(account, order, now);
  }

  private Answer<FoundTask> read(
      VendorApi api, String prefix, ProviderAccount account, String taskId) {
    ApiRequest request =
        ApiRequest.get(account.taskEndpoint(prefix + "/lip_sync_video/{id}", taskId));
    return api.read(account, request, answer -> tasks.read(answer, taskId));
  }

  @Override
  public Answer<Balance> account(ProviderAccount account) {
    return others.free(
        account,
        (api, prefix) ->
            api.ask(
                account,
                ApiRequest.get(account.endpoint(prefix + "/user/remaining_quota")),
                JoggaiProvider::quota));
  }

  /** Webhooks of the account's endpoint; the secrets are the ones that JoggAI gave for it. */
  @Override
  public SignalVerifier signals(SignalSettings signal) {
    SignalSettings checked =
        signal.withSecret("Give the secret that JoggAI showed for the endpoint");
    return new JoggaiWebhookVerifier(checked.secrets(), settings.webhook());
  }

  private static SubmitAnswer accepted(Exchange.Answered answer) {
    return JoggaiTasks.task(JoggaiEnvelope.of(answer).data()).accepted(answer, null, null);
  }

  private static Answer<Balance> quota(Exchange.Answered answer) {
    BigDecimal remaining =
        VendorJson.number(JoggaiEnvelope.of(answer).data().path("remaining_quota"));
    return remaining == null
        ? Answer.later("JoggAI answered " + answer + " without a quota")
        : new Answer.Ok<>(new Balance(remaining, null));
  }
}
