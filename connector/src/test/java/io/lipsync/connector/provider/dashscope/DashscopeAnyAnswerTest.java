package io.lipsync.connector.provider.dashscope;

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
class DashscopeAnyAnswerTest {
  private static final String LINK = "http://example.com/finished.mp4";
  private static final VendorServer DASHSCOPE = VendorServer.dashscope().start();

  @AfterContainer
  static void stop() {
    DASHSCOPE.close();
  }

  @Property(tries = 300)
  void aSubmissionNeverThrows(@ForAll("statuses") int status, @ForAll("json") JsonNode body) {
    DASHSCOPE.submitAnswers(status, body.toString());
    assertThat(DASHSCOPE.provider().submit(DASHSCOPE.account(), SubmitOrders.any(), SendGate.OPEN))
        .isNotNull();
  }

  @Property(tries = 300)
  void noTaskIdIsEverLost(@ForAll("json") JsonNode output, @ForAll("json") JsonNode around) {
    DASHSCOPE.submitAnswers(200, withId(output, around).toString());
    Sound.assertAccepted(
        DASHSCOPE.provider().submit(DASHSCOPE.account(), SubmitOrders.any(), SendGate.OPEN),
        VendorServer.TASK_ID);
  }

  @Property(tries = 300)
  void aReadNeverThrows(
      @ForAll("statuses") int status,
      @ForAll("json") JsonNode output,
      @ForAll("json") JsonNode around) {
    DASHSCOPE.taskAnswers(status, withId(output, around).toString());
    Sound.assertOursIfAny(
        DASHSCOPE.provider().read(DASHSCOPE.account(), VendorServer.TASK_ID), VendorServer.TASK_ID);
  }

  @Property(tries = 300)
  void aTaskThatIsThereIsFoundWhateverElseIsSaid(
      @ForAll("tasks") Sound.Task expected,
      @ForAll("json") JsonNode output,
      @ForAll("json") JsonNode around) {
    ObjectNode body = withId(output, around);
    body.withObject("output").put("task_status", expected.word()).put("video_url", LINK);
    DASHSCOPE.taskAnswers(200, body.toString());
    Sound.assertFound(
        DASHSCOPE.provider().read(DASHSCOPE.account(), VendorServer.TASK_ID),
        VendorServer.TASK_ID,
        expected,
        LINK);
  }

  @Property(tries = 100)
  void textThatIsNoJsonNeverThrowsEither(@ForAll("statuses") int status, @ForAll String body) {
    DASHSCOPE.submitAnswers(status, body);
    DASHSCOPE.taskAnswers(status, body);
    assertThat(DASHSCOPE.provider().submit(DASHSCOPE.account(), SubmitOrders.any(), SendGate.OPEN))
        .isNotNull();
    assertThat(DASHSCOPE.provider().read(DASHSCOPE.account(), VendorServer.TASK_ID)).isNotNull();
  }

  @Property(tries = 200)
  void aCancellationNeverThrows(@ForAll("statuses") int status, @ForAll("json") JsonNode body) {
    DASHSCOPE.cancelAnswers(status, body.toString());
    DASHSCOPE.taskAnswers(200, body.toString());
    assertThat(DASHSCOPE.provider().cancel(DASHSCOPE.account(), VendorServer.TASK_ID)).isNotNull();
  }

  @Provide
  Arbitrary<Integer> statuses() {
    return AnyJson.statuses();
  }

  @Provide
  Arbitrary<Sound.Task> tasks() {
    return Arbitraries.of(
        new Sound.Task("PENDING", TaskStatus.PENDING),
        new Sound.Task("PRE-PROCESSING", TaskStatus.PROCESSING),
        new Sound.Task("RUNNING", TaskStatus.PROCESSING),
        new Sound.Task("POST-PROCESSING", TaskStatus.PROCESSING),
        new Sound.Task("SUCCEEDED", TaskStatus.COMPLETED),
        new Sound.Task("FAILED", TaskStatus.FAILED),
        new Sound.Task("CANCELED", TaskStatus.CANCELLED));
  }

  @Provide
  Arbitrary<JsonNode> json() {
    return AnyJson.of(
        List.of(
            "output",
            "task_id",
            "task_status",
            "submit_time",
            "scheduled_time",
            "end_time",
            "video_url",
            "usage",
            "video_duration",
            "size",
            "fps",
            "code",
            "message"),
        List.of(
            "SUCCEEDED",
            "FAILED",
            "UNKNOWN",
            "PENDING",
            "2025-09-11 20:15:29.887",
            "1080*1920",
            "UnsupportedOperation",
            "..",
            "http://example.com/a.mp4"));
  }

  private static ObjectNode withId(JsonNode output, JsonNode around) {
    ObjectNode body = AnyJson.objectOf(around);
    return body.set("output", AnyJson.objectOf(output).put("task_id", VendorServer.TASK_ID));
  }
}
