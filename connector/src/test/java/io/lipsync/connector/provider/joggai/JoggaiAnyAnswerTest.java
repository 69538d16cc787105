package io.lipsync.connector.provider.joggai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.support.AnyJson;
import io.lipsync.connector.support.Sound;
import io.lipsync.connector.support.SubmitOrders;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.task.TaskStatus;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever comes back becomes one of the answers; nothing is ever thrown, no task id is lost. */
class JoggaiAnyAnswerTest {
  private static final String LINK = "https://example.com/finished.mp4";
  private static final VendorServer JOGGAI = VendorServer.joggai().start();

  @AfterContainer
  static void stop() {
    JOGGAI.close();
  }

  @Property(tries = 300)
  void aSubmissionNeverThrows(@ForAll("statuses") int status, @ForAll("json") JsonNode body) {
    JOGGAI.submitAnswers(status, body.toString());
    assertThat(JOGGAI.provider().submit(JOGGAI.account(), SubmitOrders.any(), SendGate.OPEN))
        .isNotNull();
  }

  @Property(tries = 300)
  void noTaskIdIsEverLost(
      @ForAll("statuses") int status,
      @ForAll("json") JsonNode data,
      @ForAll("json") JsonNode around) {
    JOGGAI.submitAnswers(status, withId(data, around).toString());
    Sound.assertAccepted(
        JOGGAI.provider().submit(JOGGAI.account(), SubmitOrders.any(), SendGate.OPEN),
        VendorServer.TASK_ID);
  }

  @Property(tries = 300)
  void aReadNeverThrows(
      @ForAll("statuses") int status,
      @ForAll("json") JsonNode data,
      @ForAll("json") JsonNode around) {
    JOGGAI.taskAnswers(status, withId(data, around).toString());
    Sound.assertOursIfAny(
        JOGGAI.provider().read(JOGGAI.account(), VendorServer.TASK_ID), VendorServer.TASK_ID);
  }

  @Property(tries = 300)
  void aTaskThatIsThereIsFoundWhateverElseIsSaid(
      @ForAll("statuses") int status,
      @ForAll("tasks") Sound.Task expected,
      @ForAll("json") JsonNode data,
      @ForAll("json") JsonNode around) {
    ObjectNode body = withId(data, around);
    ObjectNode task = body.withObject("data").put("status", expected.word());
    task.set("data", AnyJson.objectOf(around).put("result_url", LINK));
    JOGGAI.taskAnswers(status, body.toString());
    Sound.assertFound(
        JOGGAI.provider().read(JOGGAI.account(), VendorServer.TASK_ID),
        VendorServer.TASK_ID,
        expected,
        LINK);
  }

  @Property(tries = 100)
  void textThatIsNoJsonNeverThrowsEither(@ForAll("statuses") int status, @ForAll String body) {
    JOGGAI.submitAnswers(status, body);
    JOGGAI.taskAnswers(status, body);
    assertThat(JOGGAI.provider().submit(JOGGAI.account(), SubmitOrders.any(), SendGate.OPEN))
        .isNotNull();
    assertThat(JOGGAI.provider().read(JOGGAI.account(), VendorServer.TASK_ID)).isNotNull();
  }

  @Property(tries = 200)
  void anAccountNeverThrows(@ForAll("statuses") int status, @ForAll("json") JsonNode body) {
    JOGGAI.getAnswers(
        "/v2/user/remaining_quota", aResponse().withStatus(status).withBody(body.toString()));
    assertThat(JOGGAI.provider().account(JOGGAI.account())).isNotNull();
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
        new Sound.Task("success", TaskStatus.COMPLETED),
        new Sound.Task("failed", TaskStatus.FAILED));
  }

  @Provide
  Arbitrary<JsonNode> json() {
    return AnyJson.of(
        List.of(
            "code",
            "msg",
            "data",
            "task_id",
            "status",
            "created_at",
            "completed_at",
            "result_url",
            "cover_url",
            "duration_seconds",
            "error",
            "message",
            "retryAfter",
            "remaining_quota"),
        List.of("success", "failed", "pending", "0", "429", "50000", "https://example.com/a.mp4"));
  }

  private static ObjectNode withId(JsonNode data, JsonNode around) {
    ObjectNode body = AnyJson.objectOf(around).put("code", 0);
    return body.set("data", AnyJson.objectOf(data).put("task_id", VendorServer.TASK_ID));
  }
}
