package io.lipsync.connector.provider.evolink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.support.AnyJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.Sound;
import io.lipsync.connector.task.TaskStatus;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever comes back becomes one of the answers; nothing is ever thrown, no task id is lost. */
class EvolinkAnyAnswerTest {
  private static final String LINK = "https://example.com/finished.mp4";
  private static final EvolinkServer EVOLINK = new EvolinkServer().start();

  @AfterContainer
  static void stop() {
    EVOLINK.close();
  }

  @Property(tries = 400)
  void aSubmissionNeverThrows(@ForAll("statuses") int status, @ForAll("json") JsonNode body) {
    EVOLINK.submitAnswers(status, body.toString());
    SubmitAnswer answer = EVOLINK.provider().submit(EVOLINK.account(), Orders.any(), SendGate.OPEN);
    assertThat(answer).isNotNull();
    if (answer instanceof SubmitAnswer.Accepted accepted) {
      assertThat(status).isBetween(200, 299);
      assertThat(accepted.taskId()).isNotBlank();
    }
  }

  @Property(tries = 300)
  void noTaskIdIsEverLost(@ForAll("json") JsonNode body) {
    EVOLINK.submitAnswers(200, withId(body).toString());
    Sound.assertAccepted(
        EVOLINK.provider().submit(EVOLINK.account(), Orders.any(), SendGate.OPEN),
        EvolinkServer.TASK_ID);
  }

  @Property(tries = 400)
  void aReadNeverThrows(@ForAll("statuses") int status, @ForAll("json") JsonNode body) {
    for (JsonNode answered : List.of(body, withId(body))) {
      EVOLINK.taskAnswers(status, answered.toString());
      Sound.assertOursIfAny(
          EVOLINK.provider().read(EVOLINK.account(), EvolinkServer.TASK_ID), EvolinkServer.TASK_ID);
    }
  }

  @Property(tries = 300)
  void aTaskThatIsThereIsFoundWhateverElseIsSaid(
      @ForAll("tasks") Sound.Task expected, @ForAll("json") JsonNode body) {
    ObjectNode task = withId(body).put("status", expected.word());
    task.putArray("results").add(LINK);
    EVOLINK.taskAnswers(200, task.toString());
    Sound.assertFound(
        EVOLINK.provider().read(EVOLINK.account(), EvolinkServer.TASK_ID),
        EvolinkServer.TASK_ID,
        expected,
        LINK);
  }

  @Property(tries = 100)
  void textThatIsNoJsonNeverThrowsEither(@ForAll("statuses") int status, @ForAll String body) {
    EVOLINK.submitAnswers(status, body);
    EVOLINK.taskAnswers(status, body);
    assertThat(EVOLINK.provider().submit(EVOLINK.account(), Orders.any(), SendGate.OPEN))
        .isNotNull();
    assertThat(EVOLINK.provider().read(EVOLINK.account(), EvolinkServer.TASK_ID)).isNotNull();
  }

  @Property(tries = 200)
  void anAccountNeverThrows(@ForAll("statuses") int status, @ForAll("json") JsonNode body) {
    EVOLINK.creditsAnswer(status, body.toString());
    assertThat(EVOLINK.provider().account(EVOLINK.account())).isNotNull();
  }

  @Provide
  Arbitrary<Integer> statuses() {
    return AnyJson.statuses();
  }

  @Provide
  Arbitrary<Sound.Task> tasks() {
    return Arbitraries.of(
        new Sound.Task("pending", TaskStatus.PENDING),
        new Sound.Task("processing", TaskStatus.PROCESSING),
        new Sound.Task("completed", TaskStatus.COMPLETED),
        new Sound.Task("failed", TaskStatus.FAILED),
        new Sound.Task("cancelled", TaskStatus.CANCELLED));
  }

  @Provide
  Arbitrary<JsonNode> json() {
    return AnyJson.of(
        List.of(
            "id",
            "created",
            "status",
            "progress",
            "results",
            "result_data",
            "video_url",
            "duration",
            "task_info",
            "estimated_time",
            "usage",
            "credits_reserved",
            "credits_used",
            "error",
            "code",
            "message",
            "data",
            "user",
            "token",
            "remaining_credits",
            "unlimited_credits"),
        List.of(
            "completed", "failed", "pending", "rate_limit_exceeded", "https://example.com/a.mp4"));
  }

  private static ObjectNode withId(JsonNode any) {
    return AnyJson.objectOf(any).put("id", EvolinkServer.TASK_ID);
  }
}
