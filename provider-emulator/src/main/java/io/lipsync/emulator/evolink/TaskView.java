package io.lipsync.emulator.evolink;

import io.lipsync.emulator.journal.Redaction;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.emulator.vendor.EmulatedTask;
import io.lipsync.emulator.vendor.Ending;
import java.time.Instant;
import java.util.List;

/**
 * A task as the emulator sees it, which is more than a client is told. Immutable.
 *
 * @param id the task id
 * @param status what a query would say
 * @param progress what a query would say
 * @param ended whether the task has ended, even if queries do not say so yet
 * @param createdAt when it was accepted, by the emulator's clock
 * @param endedAt when it ended, or null
 * @param videoUrl as submitted
 * @param audioUrl as submitted
 * @param refImageUrl as submitted, or null
 * @param videoExtension as submitted, or the default
 * @param queryFaceThreshold as submitted, or the default
 * @param callbackUrl as submitted but without its query, or null
 * @param idempotencyKey as submitted, or null
 * @param errorCode the code of a failed task, or null
 * @param resultUrl the link without its signature, or null
 * @param behaviours what the scenarios asked for
 */
public record TaskView(
    String id,
    TaskStatus status,
    int progress,
    boolean ended,
    Instant createdAt,
    Instant endedAt,
    String videoUrl,
    String audioUrl,
    String refImageUrl,
    boolean videoExtension,
    int queryFaceThreshold,
    String callbackUrl,
    String idempotencyKey,
    String errorCode,
    String resultUrl,
    List<String> behaviours)
    implements VendorTask {

  @Override
  public String statusWord() {
    return status.word();
  }

  static TaskView of(EvoLinkTask task, Instant now) {
    EvoLinkTask.State state = task.state(now);
    EmulatedTask.End end = task.end().orElse(null);
    SubmitRequest request = task.request();
    return new TaskView(
        task.id(),
        state.status(),
        state.progress(),
        end != null,
        task.createdAt(),
        end == null ? null : end.at(),
        request.videoUrl(),
        request.audioUrl(),
        request.refImageUrl(),
        request.videoExtension(),
        request.queryFaceThreshold(),
        Redaction.url(request.callbackUrl()),
        task.idempotencyKey(),
        end != null && end.ending() instanceof Ending.Failed failed ? failed.code() : null,
        end == null || end.result() == null ? null : Redaction.url(end.result().toString()),
        task.plan().behaviours());
  }
}
