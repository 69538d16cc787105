package io.lipsync.connector.provider.evolink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.task.TaskStatus;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An accepted order is accepted, however odd the rest of the answer: its id was paid for. */
class EvolinkAcceptedTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  @Test
  void theDocumentedAnswer() {
    assertThat(submit(200, EvolinkJson.ACCEPTED))
        .isEqualTo(
            new SubmitAnswer.Accepted(
                EvolinkServer.TASK_ID, TaskStatus.PENDING, 90, new BigDecimal("480")));
  }

  @Test
  void anyOtherSuccessStatusIsFineToo() {
    assertThat(submit(202, EvolinkJson.ACCEPTED)).isInstanceOf(SubmitAnswer.Accepted.class);
  }

  @Test
  void anIdIsEnough() {
    assertThat(submit(200, "{\"id\":\"" + EvolinkServer.TASK_ID + "\"}"))
        .isEqualTo(
            new SubmitAnswer.Accepted(EvolinkServer.TASK_ID, TaskStatus.PROCESSING, null, null));
  }

  @Test
  void fractionsOfCreditsAreKept() {
    String body = EvolinkJson.task("\"usage\": {\"credits_reserved\": 480.125}");
    assertThat(((SubmitAnswer.Accepted) submit(200, body)).reservedCredits())
        .isEqualByComparingTo("480.125");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"progress\": \"12%\"",
        "\"progress\": {}",
        "\"usage\": \"none\"",
        "\"usage\": []",
        "\"usage\": {\"credits_reserved\": \"many\"}",
        "\"usage\": \"\"",
        "\"usage\": \"  \"",
        "\"task_info\": \"\"",
        "\"task_info\": 7",
        "\"task_info\": {\"estimated_time\": \"soon\"}",
        "\"task_info\": {\"estimated_time\": 1e400}",
        "\"usage\": {\"credits_reserved\": 1E1110111111111111111111}",
        "\"unheard\": 1E1110111111111111111111",
        "\"status\": {\"word\": \"pending\"}",
        "\"created\": \"2026-03-01T12:00:00Z\"",
        "\"created\": 1e30",
        "\"results\": {\"video_url\": \"https://example.com\"}",
        "\"results\": [{\"url\": \"https://example.com\"}]",
        "\"error\": \"none\"",
        "\"error\": false",
        "\"duration\": \"5s\"",
        "\"unheard\": [[{}]]"
      })
  void aFieldOfAnUnexpectedTypeDoesNotLoseTheId(String field) {
    String body = "{\"id\": \"" + EvolinkServer.TASK_ID + "\", " + field + "}";
    assertThat(submit(200, body))
        .isInstanceOfSatisfying(
            SubmitAnswer.Accepted.class,
            accepted -> assertThat(accepted.taskId()).isEqualTo(EvolinkServer.TASK_ID));
  }

  private static SubmitAnswer submit(int status, String body) {
    EVOLINK.submitAnswers(status, body);
    return EVOLINK.provider().submit(EVOLINK.account(), Orders.any(), SendGate.OPEN);
  }
}
