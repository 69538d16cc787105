package io.lipsync.emulator.joggai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.files.ResultFiles;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.vendor.EmulatedTask;
import io.lipsync.emulator.vendor.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** The {@code data} of answers about tasks, by the lip sync page. Thread-safe. */
final class TaskBodies {

  /** What the built-in video has. */
  static final double VIDEO_SECONDS = 3.96;

  private final ResultFiles results;
  private final Duration linkLifetime;
  private final byte[] cover;

  TaskBodies(ResultFiles results, Duration linkLifetime) {
    this.results = results;
    this.linkLifetime = linkLifetime;
    try (InputStream image = TaskBodies.class.getResourceAsStream("/media/cover.jpg")) {
      cover = image.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ObjectNode submitted(JoggAiTask task) {
    return Json.object().put("task_id", task.id()).put("status", JoggAiStatus.PENDING.word());
  }

  ObjectNode queried(JoggAiTask task, Instant now) {
    EmulatedTask.End end = task.visibleEnd(now).orElse(null);
    ObjectNode data =
        Json.object()
            .put("task_id", task.id())
            .put("status", task.status(now).word())
            .put("created_at", task.createdAt().getEpochSecond());
    if (end != null) {
      data.put("completed_at", end.at().getEpochSecond());
    }
    if (end == null || end.result() == null) {
      data.putNull("data");
    } else {
      data.putObject("data")
          .put("result_url", end.result().toString())
          .put("cover_url", cover(task, end).toString())
          .put("duration_seconds", VIDEO_SECONDS);
    }
    String problem = end == null ? null : problem(end.ending());
    if (problem == null) {
      return data.putNull("error");
    }
    data.putObject("error").put("message", problem);
    return data;
  }

  /** What a task says is wrong, or null. */
  static String problem(Ending ending) {
    return switch (ending) {
      case Ending.Failed failed -> failed.message();
      case Ending.CompletedWithError odd -> odd.message();
      default -> null;
    };
  }

  URI cover(JoggAiTask task, EmulatedTask.End end) {
    return results.publishImage(
        JoggAiEmulator.NAME, task.id() + ".jpg", end.at().plus(linkLifetime), cover);
  }
}
