package io.lipsync.emulator.dashscope;

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
 * @param ended whether the task has ended, even if queries do not say so yet
 * @param createdAt when it was accepted, by the emulator's clock
 * @param scheduledAt when its processing began, or null
 * @param endedAt when it ended, or null
 * @param videoUrl as submitted
 * @param audioUrl as submitted
 * @param refImageUrl as submitted, or null
 * @param videoExtension as submitted, or the default
 * @param queryFaceThreshold as submitted, or the default
 * @param errorCode the code of a failed task, or null
 * @param resultUrl the link without its signature, or null
 * @param behaviours what the scenarios asked for
 */
public record DashScopeTaskView(
    String id,
    DashScopeStatus status,
    boolean ended,
    Instant createdAt,
    Instant scheduledAt,
    Instant endedAt,
    String videoUrl,
    String audioUrl,
    String refImageUrl,
    boolean videoExtension,
    int queryFaceThreshold,
    String errorCode,
    String resultUrl,
    List<String> behaviours)
    implements VendorTask {

  @Override
  public String statusWord() {
    return status.word();
  }

  static DashScopeTaskView of(DashScopeTask task, Instant now) {
    EmulatedTask.End end = task.end().orElse(null);
    SubmitRequest request = task.request();
    return new DashScopeTaskView(
        task.id(),
        task.status(now),
        end != null,
        task.createdAt(),
        task.scheduledAt().orElse(null),
        end == null ? null : end.at(),
        request.videoUrl(),
        request.audioUrl(),
        request.refImageUrl(),
        request.videoExtension(),
        request.queryFaceThreshold(),
        end != null && end.ending() instanceof Ending.Failed failed ? failed.code() : null,
        end == null || end.result() == null ? null : Redaction.url(end.result().toString()),
        task.plan().behaviours());
  }
}
