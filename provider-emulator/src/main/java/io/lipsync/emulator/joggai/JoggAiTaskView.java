package io.lipsync.emulator.joggai;

import io.lipsync.emulator.journal.Redaction;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.emulator.vendor.EmulatedTask;
import java.time.Instant;
import java.util.List;

/**
 * A task as the emulator sees it, which is more than a client is told. Immutable.
 *
 * @param id the task id
 * @param status what a query would say
 * @param ended whether the task has ended, even if queries do not say so yet
 * @param createdAt when it was accepted, by the emulator's clock
 * @param endedAt when it ended, or null
 * @param videoUrl as submitted
 * @param audioUrl as submitted
 * @param playbackType as submitted, or the default
 * @param errorMessage what the task says is wrong, or null
 * @param resultUrl the link without its signature, or null
 * @param behaviours what the scenarios asked for
 */
public record JoggAiTaskView(
    String id,
    JoggAiStatus status,
    boolean ended,
    Instant createdAt,
    Instant endedAt,
    String videoUrl,
    String audioUrl,
    String playbackType,
    String errorMessage,
    String resultUrl,
    List<String> behaviours)
    implements VendorTask {

  @Override
  public String statusWord() {
    return status.word();
  }

  static JoggAiTaskView of(JoggAiTask task, Instant now) {
    EmulatedTask.End end = task.end().orElse(null);
    return new JoggAiTaskView(
        task.id(),
        task.status(now),
        end != null,
        task.createdAt(),
        end == null ? null : end.at(),
        task.request().videoUrl(),
        task.request().audioUrl(),
        task.request().playbackType(),
        end == null ? null : TaskBodies.problem(end.ending()),
        end == null || end.result() == null ? null : Redaction.url(end.result().toString()),
        task.plan().behaviours());
  }
}
