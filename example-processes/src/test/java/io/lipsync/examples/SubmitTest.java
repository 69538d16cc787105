package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.scenario.Scenarios;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a submission costs, whatever the provider does. */
class SubmitTest extends ProcessTest {
  private static final Map<String, Object> MEDIA = Map.of("video", VIDEO, "audio", AUDIO);

  @BeforeEach
  void deployProcess() {
    deploy(DubbingModel.submitAndWait("dub"));
  }

  @Test
  void aBusyProviderIsAskedAgainAndPaidOnce() {
    evolink.scenarios().forNextSubmit(Scenarios.tooManyRequests(1, Duration.ofSeconds(1)));

    ProcessInstanceEvent instance = start("dub", MEDIA);

    CamundaAssert.assertThat(instance).isCompleted();
    assertThat(evolink.journal().summary().submits()).isEqualTo(2);
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void anAcceptedTaskWithoutAnswerIsPaidOnceAndItsCallbackStillFindsTheProcess() {
    evolink.scenarios().forNextSubmit(Scenarios.answerNeverComes());

    ProcessInstanceEvent instance = start("dub", MEDIA);

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "submission",
            Map.class,
            submission ->
                assertThat(submission)
                    .containsEntry("outcome", "unknown")
                    .containsEntry("status", "unknown")
                    .doesNotContainKey("taskId"))
        .hasVariableSatisfies(
            "task", Map.class, task -> assertThat(task).containsEntry("status", "completed"));
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void aConnectionResetAfterAcceptanceIsPaidOnce() {
    evolink.scenarios().forNextSubmit(Scenarios.answerLost());

    ProcessInstanceEvent instance = start("dub", MEDIA);

    CamundaAssert.assertThat(instance).isCompleted();
    assertThat(evolink.journal().summary().submits()).isEqualTo(1);
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }

  @Test
  void unusableInputStopsAtOnceAndNothingIsSent() {
    Map<String, Object> ftp = new HashMap<>(MEDIA);
    ftp.put("video", "ftp://media.example.com/speaker.mp4");

    ProcessInstanceEvent instance = start("dub", ftp);

    CamundaAssert.assertThat(instance).hasActiveIncidents();
    assertThat(evolink.journal().summary().submits()).isZero();
    assertThat(
            client
                .newIncidentSearchRequest()
                .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()))
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(
            incident ->
                assertThat(incident.getErrorMessage()).contains("video_url", "ftp:", "https://"));
  }

  @Test
  void aRefusalThatWillNotPassStopsAtOnce() {
    evolink.scenarios().forNextSubmit(Scenarios.submitRefused(402));

    ProcessInstanceEvent instance = start("dub", MEDIA);

    CamundaAssert.assertThat(instance).hasActiveIncidents();
    assertThat(evolink.journal().summary().submits()).isEqualTo(1);
  }
}
