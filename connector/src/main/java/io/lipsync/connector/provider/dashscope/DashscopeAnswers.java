package io.lipsync.connector.provider.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;

/** Reads DashScope's answers, whatever is in them. Immutable and thread-safe. */
final class DashscopeAnswers {
  /** About what a video of half a minute takes; a queued task is not asked for more often. */
  private static final Duration TYPICAL_TASK = Duration.ofMinutes(1);

  private final DashscopeTasks tasks;
  private final int runningTasks;

  DashscopeAnswers(DashscopeSettings settings) {
    this.tasks = new DashscopeTasks(settings.zone(), settings.resultHttps());
    this.runningTasks = settings.runningTasks();
  }

  /** The new task. */
  static SubmitAnswer accepted(Exchange.Answered answer) {
    JsonNode body = VendorJson.tree(answer.body());
    String taskId = taskId(body);
    return taskId == null
        ? new SubmitAnswer.Unknown("DashScope answered " + answer + " without a task id")
        : new SubmitAnswer.Accepted(taskId, DashscopeTasks.status(body), null, null);
  }

  /** The task that was asked for, unless the answer is about something else. */
  ReadAnswer found(Exchange.Answered answer, String taskId) {
    JsonNode body = VendorJson.tree(answer.body());
    TaskStatus status = DashscopeTasks.status(body);
    if (status == TaskStatus.UNKNOWN) {
      return new ReadAnswer.Unavailable(
          DashscopeErrors.NOT_KNOWN.failure("DashScope does not know the task", "UNKNOWN"), null);
    }
    if (!taskId.equals(taskId(body))) {
      return unavailable("DashScope answered " + answer + " without the task that was asked for");
    }
    if (tasks.isResultMissing(body)) {
      return unavailable("DashScope says SUCCEEDED but gave no video yet");
    }
    return new ReadAnswer.Found(
        tasks.toTask(body), tasks.since(body), status == TaskStatus.PENDING ? whileQueued() : null);
  }

  private Duration whileQueued() {
    return TYPICAL_TASK.dividedBy(runningTasks);
  }

  private static ReadAnswer unavailable(String message) {
    return new ReadAnswer.Unavailable(VendorApi.odd(message), null);
  }

  private static String taskId(JsonNode body) {
    return VendorJson.text(body.path("output").path("task_id"));
  }

  /** What the answer refuses, or null when it is none. */
  static VendorApi.Refusal refusal(Exchange.Answered answer) {
    JsonNode body = VendorJson.tree(answer.body());
    String code = VendorJson.code(body.path("code"));
    if (answer.isSuccess() && (code == null || taskId(body) != null)) {
      return null;
    }
    String message = VendorJson.text(body.path("message"));
    return DashscopeTasks.status(body) == TaskStatus.UNKNOWN
        ? new VendorApi.Refusal(DashscopeErrors.NOT_KNOWN, message, "UNKNOWN", null)
        : new VendorApi.Refusal(
            DashscopeErrors.forCall(answer.status(), code), message, code, answer.retryAfter());
  }
}
