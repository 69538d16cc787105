package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The search for the threshold at which the right face speaks. */
class TuneFaceMatchTest extends ProcessTest {
  /** What the stand-in reserves for a task. */
  private static final int PRICE = 480;

  @BeforeEach
  void deployProcesses() {
    ExampleProcess.deployTo(client);
    awaitWebhook(runtime);
  }

  @Test
  void noMatchLowersTheThresholdStepByStepUntilAFaceMatches() {
    evolink.scenarios().forAllSubmits(Scenario.ofWords("face-match:140"));
    ProcessInstanceEvent request = request(Map.of());

    review("accept");

    CamundaAssert.assertThat(request).isCompleted().hasCompletedElements("FaceFound");
    assertThat(thresholds()).containsExactly(170, 155, 140);
    assertThat(evolink.journal().summary().refundedTasks()).isEqualTo(2);
  }

  @Test
  void theSearchEndsAt120AndTriesNothingTwice() {
    evolink.scenarios().forAllSubmits(Scenario.ofWords("fail:no-face-match"));

    ProcessInstanceEvent request = request(Map.of("step", 30, "maxAttempts", 10));

    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasCompletedElements("NoThresholdFits")
        .hasVariableSatisfies(
            "failure",
            Map.class,
            failure -> assertThat(failure).containsEntry("code", "FACE_NOT_MATCHED"));
    assertThat(thresholds()).containsExactly(170, 140, 120);
  }

  @Test
  void theNumberOfAttemptsIsBounded() {
    evolink.scenarios().forAllSubmits(Scenario.ofWords("fail:no-face-match"));

    ProcessInstanceEvent request = request(Map.of("maxAttempts", 2));

    CamundaAssert.assertThat(request).isCompleted().hasCompletedElements("NoThresholdFits");
    assertThat(thresholds()).containsExactly(170, 155);
  }

  @Test
  void aWrongFaceRaisesTheThresholdUpTo190() {
    ProcessInstanceEvent request = request(Map.of());

    review("wrongFace");
    review("wrongFace");
    review("wrongFace");

    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasCompletedElements("NoThresholdFits")
        .hasVariableSatisfies("attempts", List.class, tries -> assertThat(tries).hasSize(3));
    assertThat(thresholds()).containsExactly(170, 185, 190);
  }

  @Test
  void anotherVideoIsMadeOnlyWhenTheCeilingAllowsIt() {
    ProcessInstanceEvent request = request(Map.of("maxCredits", 2 * PRICE));

    review("wrongFace");
    review("wrongFace");

    CamundaAssert.assertThat(request).isCompleted().hasCompletedElements("NoThresholdFits");
    assertThat(thresholds()).containsExactly(170, 185);
  }

  @Test
  void aFailureThatNoThresholdCuresEndsTheSearch() {
    evolink.scenarios().forNextSubmit(Scenarios.submitRefused(402));

    ProcessInstanceEvent request = request(Map.of());

    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasCompletedElements("NotDubbed")
        .hasVariableSatisfies(
            "failure",
            Map.class,
            failure -> assertThat(failure).containsEntry("code", "QUOTA_EXHAUSTED"));
  }

  private ProcessInstanceEvent request(Map<String, Object> limits) {
    Map<String, Object> variables = new HashMap<>(limits);
    variables.put("video_url", VIDEO);
    variables.put("audio_url", AUDIO);
    variables.put("ref_image_url", "https://media.example.com/anna.jpg");
    variables.put("query_face_threshold", 170);
    return start("tune-face-match", variables);
  }

  private void review(String decision) {
    camunda.completeUserTask(
        UserTaskSelectors.byElementId("ReviewFace"), Map.of("review", decision));
  }

  private List<Integer> thresholds() {
    return evolink.journal().tasks().stream().map(TaskView::queryFaceThreshold).toList();
  }
}
