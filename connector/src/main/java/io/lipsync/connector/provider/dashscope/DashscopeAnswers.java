package io.lipsync.connector.provider.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.StatusWords;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorError;
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
  SubmitAnswer accepted(Exchange.Answered answer) {
    return tasks.task(VendorJson.tree(answer.body())).accepted(answer, null, null);
  }

  /** The task that was asked for, unless the answer is about something else. */
  Answer<FoundTask> found(Exchange.Answered answer, String taskId) {
    JsonNode body = VendorJson.tree(answer.body());
    return tasks
        .task(body)
        .read(
            answer,
            taskId,
            DashscopeErrors::forTask,
            task ->
                new FoundTask(
                    tasks.described(task, body),
                    tasks.since(body),
                    status(body) == TaskStatus.PENDING ? whileQueued() : null));
  }

  private Duration whileQueued() {
    return TYPICAL_TASK.dividedBy(runningTasks);
  }

  private static TaskStatus status(JsonNode body) {
    return StatusWords.of(VendorJson.code(body.path("output").path("task_status")));
  }

  /** What the answer refuses, or null when it is none. A task that nobody knows is a refusal. */
  static VendorApi.Refusal refusal(Exchange.Answered answer) {
    JsonNode body = VendorJson.tree(answer.body());
    VendorError said = VendorError.of(answer, body);
    if (status(body) == TaskStatus.UNKNOWN) {
      String message = said.message() == null ? "DashScope does not know the task" : said.message();
      return new VendorApi.Refusal(
          DashscopeErrors.NOT_KNOWN, new VendorError("UNKNOWN", message), null);
    }
    boolean task = VendorJson.code(body.path("output").path("task_id")) != null;
    return answer.isSuccess() && (said.code() == null || task)
        ? null
        : new VendorApi.Refusal(
            DashscopeErrors.forCall(answer.status(), said), said, answer.retryAfter());
  }
}
