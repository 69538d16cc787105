package io.lipsync.emulator.dashscope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.vendor.EmulatedTask;
import io.lipsync.emulator.vendor.Ending;
import java.time.Instant;
import java.util.UUID;

/** The JSON of tasks, fields in the order of the VideoRetalk page. Stateless. */
final class TaskBodies {

  /** What the built-in video has; the page rounds to two digits. */
  private static final double VIDEO_SECONDS = 3.96;

  private TaskBodies() {}

  static ObjectNode submitted(DashScopeTask task) {
    ObjectNode body = Json.object();
    body.putObject("output")
        .put("task_id", task.id())
        .put("task_status", DashScopeStatus.PENDING.word());
    return body.put("request_id", task.requestId());
  }

  static ObjectNode queried(DashScopeTask task, Instant now) {
    DashScopeStatus status = task.status(now);
    if (status == DashScopeStatus.UNKNOWN) {
      return unknown(task.id());
    }
    ObjectNode body = body();
    ObjectNode output = body.putObject("output");
    output.put("task_id", task.id()).put("task_status", status.word());
    EmulatedTask.End end = task.visibleEnd(now).orElse(null);
    if (end != null && end.ending() instanceof Ending.Failed failed) {
      return failed(body, output, failed);
    }
    output.put("submit_time", BeijingTime.millis(task.createdAt()));
    task.scheduledAt().ifPresent(at -> output.put("scheduled_time", BeijingTime.millis(at)));
    if (end != null) {
      output.put("end_time", BeijingTime.millis(end.at()));
    }
    if (end != null && end.result() != null) {
      output.put("video_url", end.result().toString());
      usage(body.putObject("usage"));
    }
    return body;
  }

  /** Whoever asks for a task that is not there gets no error, but this. */
  static ObjectNode unknown(String id) {
    ObjectNode body = body();
    body.putObject("output").put("task_id", id).put("task_status", DashScopeStatus.UNKNOWN.word());
    return body;
  }

  /** An answer that has nothing but its request id yet. */
  static ObjectNode body() {
    return Json.object().put("request_id", UUID.randomUUID().toString());
  }

  private static ObjectNode failed(ObjectNode body, ObjectNode output, Ending.Failed failed) {
    if (failed.code() != null) {
      output.put("code", failed.code()).put("message", failed.message());
    }
    return body;
  }

  private static void usage(ObjectNode usage) {
    usage
        .put("video_duration", VIDEO_SECONDS)
        .put("size", "640*640")
        .put("video_ratio", "standard")
        .put("fps", 25);
  }
}
