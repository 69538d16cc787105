package io.lipsync.connector.provider.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.HostClock;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.PresenceControl;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.StatusWords;
import io.lipsync.connector.provider.Trace;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.provider.VendorTask;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * {@code GET …/lip_sync_video} without an id: the newest task with the same input, for which
 * JoggAI's own client asks before every order. A task that was created since an order was sent is
 * the order's, or as good as its own. That there is none proves something only where the search has
 * passed its {@link PresenceControl}. Thread-safe.
 */
record JoggaiSearch(JoggaiPaths paths, PresenceControl control) {

  /**
   * The newest task with an input.
   *
   * @param id its id, or null when there is none
   * @param created when it was, by JoggAI's clock; null without a task
   */
  private record Newest(String id, TaskStatus status, Instant created, Exchange.Answered answer) {}

  /** A task was accepted: now and then the search has to show it. */
  void accepted(ProviderAccount account, LostOrder order, String taskId) {
    control.accepted(
        account,
        () ->
            newest(account, order) instanceof Answer.Ok<Newest> ok
                && taskId.equals(ok.value().id())
                && ok.value().status() == TaskStatus.PENDING);
  }

  /** See {@link io.lipsync.connector.provider.LipSyncProvider#trace}. */
  Trace trace(ProviderAccount account, LostOrder order, Instant now) {
    if (order.videoUrl() == null || order.audioUrl() == null || order.playbackType() == null) {
      return new Trace.CannotTell("the submission does not say what was sent");
    }
    return switch (newest(account, order)) {
      case Answer.Ok<Newest> ok ->
          isSince(ok.value(), order, now) ? new Trace.Found(ok.value().id()) : nothing(account);
      case Answer.Later<Newest> later -> new Trace.CannotTell(later.failure().message());
      case Answer.Refused<Newest> refused ->
          refused.failure().code() == FailureCode.TASK_NOT_FOUND
              ? nothing(account)
              : new Trace.CannotTell(refused.failure().message());
    };
  }

  private Trace nothing(ProviderAccount account) {
    return control.isTrusted(account) ? new Trace.Nothing() : PresenceControl.unproved(account);
  }

  private static boolean isSince(Newest newest, LostOrder order, Instant now) {
    return newest.id() != null
        && (order.sentAfter() == null
            || !newest
                .created()
                .isBefore(HostClock.notAfter(order.sentAfter(), newest.answer(), now)));
  }

  private Answer<Newest> newest(ProviderAccount account, LostOrder order) {
    String query =
        "/lip_sync_video?video_url=%s&audio_url=%s&playback_type=%s"
            .formatted(
                encoded(order.videoUrl()),
                encoded(order.audioUrl()),
                encoded(order.playbackType()));
    return paths.free(
        account,
        (api, prefix) ->
            api.ask(
                account, ApiRequest.get(account.endpoint(prefix + query)), JoggaiSearch::newest));
  }

  private static Answer<Newest> newest(Exchange.Answered answer) {
    JsonNode data = JoggaiEnvelope.of(answer).data();
    if (data.isMissingNode() || data.isNull() || data.isEmpty()) {
      return new Answer.Ok<>(new Newest(null, null, null, answer));
    }
    String id = VendorJson.code(data.path("task_id"));
    Instant created = VendorJson.seconds(data.path("created_at"));
    return VendorTask.isId(id) && created != null
        ? new Answer.Ok<>(
            new Newest(id, StatusWords.of(VendorJson.code(data.path("status"))), created, answer))
        : Answer.later("JoggAI answered " + answer + " without a task and its date");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
