package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.vendor.EmulatedTask;
import io.lipsync.emulator.vendor.Ending;
import java.time.Duration;
import java.time.Instant;

/**
 * The JSON of tasks, fields in the order of the documentation: the answer of a submit by the
 * VideoRetalk page, the answer of a query and the callback by "Get task detail". Stateless.
 */
final class TaskBodies {

  static final int CREDITS_PER_TASK = 480;
  private static final int DOCUMENTED_ESTIMATE_SECONDS = 90;

  /** What the built-in video has. */
  private static final double VIDEO_SECONDS = 3.96;

  private TaskBodies() {}

  static ObjectNode submitted(EvoLinkTask task) {
    ObjectNode body = head(task);
    body.put("progress", 0).put("status", TaskStatus.PENDING.word());
    body.putObject("task_info")
        .put("can_cancel", false)
        .put("estimated_time", estimateSeconds(task))
        .put("video_duration", 0);
    body.put("type", "video");
    body.putObject("usage")
        .put("billing_rule", "per_second")
        .put("credits_reserved", CREDITS_PER_TASK)
        .put("user_group", "default");
    return body;
  }

  /** What a query answers at that time. */
  static ObjectNode queried(EvoLinkTask task, Instant now) {
    EmulatedTask.End end = task.visibleEnd(now).orElse(null);
    return status(task, task.state(now), end);
  }

  /**
   * What the callback says: the end, even if queries do not say so yet, in the four fields of the
   * example in the vendor's repository.
   */
  static ObjectNode finished(EvoLinkTask task) {
    EmulatedTask.End end = task.end().orElseThrow();
    Instant afterwards = end.at().plus(task.plan().callback().lead());
    return status(task, task.state(afterwards), end).retain("id", "status", "model", "results");
  }

  private static ObjectNode status(
      EvoLinkTask task, EvoLinkTask.State state, EmulatedTask.End end) {
    ObjectNode body = head(task);
    body.put("progress", state.progress());
    if (end != null && end.result() != null) {
      body.putArray("results").add(end.result().toString());
      // What the vendor's client reads: how long it took, and how long the video is.
      body.put("duration", Duration.between(task.createdAt(), end.at()).toSeconds());
      body.putArray("result_data").addObject().put("duration", VIDEO_SECONDS);
    }
    body.put("status", state.status().word());
    if (end != null && end.ending() instanceof Ending.Failed failed && failed.code() != null) {
      error(body.putObject("error"), failed);
    }
    body.putObject("task_info").put("can_cancel", false);
    return body.put("type", "video");
  }

  private static void error(ObjectNode error, Ending.Failed failed) {
    if (failed.code().matches("\\d{1,9}")) {
      error.put("code", Integer.parseInt(failed.code()));
    } else {
      error.put("code", failed.code());
    }
    error.put("message", failed.message()).put("type", "task_error");
  }

  private static ObjectNode head(EvoLinkTask task) {
    return Json.object()
        .put("created", task.createdAt().getEpochSecond())
        .put("id", task.id())
        .put("model", "videoretalk")
        .put("object", "video.generation.task");
  }

  private static long estimateSeconds(EvoLinkTask task) {
    return task.plan()
        .renderTime()
        .map(Duration::toMillis)
        .map(millis -> (millis + 999) / 1000)
        .orElse((long) DOCUMENTED_ESTIMATE_SECONDS);
  }
}
