package io.lipsync.connector.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.task.TaskStatus;

/** What has to be true of a provider's reading of an answer, whatever else was in it. */
public final class Sound {

  /** A vendor's word for a status, and ours. */
  public record Task(String word, TaskStatus status) {}

  private Sound() {}

  /** The paid task has kept its id. */
  public static void assertAccepted(SubmitAnswer answer, String taskId) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            SubmitAnswer.Accepted.class,
            accepted -> assertThat(accepted.taskId()).isEqualTo(taskId));
  }

  /** Some answer, and if it describes a task, then the one that was asked for. */
  public static void assertOursIfAny(Answer<FoundTask> answer, String taskId) {
    assertThat(answer).isNotNull();
    if (answer instanceof Answer.Ok<FoundTask> found) {
      assertThat(found.value().task().taskId()).isEqualTo(taskId);
      assertThat(found.value().task().status()).isNotNull();
    }
  }

  /** The task as it was described, with its video only when it is completed. */
  public static void assertFound(
      Answer<FoundTask> answer, String taskId, Task expected, String link) {
    FoundTask found = answer.orThrow();
    assertThat(found.task().taskId()).isEqualTo(taskId);
    assertThat(found.task().status()).isEqualTo(expected.status());
    assertThat(found.task().videoUrl())
        .isEqualTo(expected.status() == TaskStatus.COMPLETED ? link : null);
  }
}
