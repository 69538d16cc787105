package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Any number of events, processes and versions wait on one webhook path. */
class ManyEventsTest extends ProcessTest {
  private static final Map<String, Object> MEDIA = Map.of("video", VIDEO, "audio", AUDIO);

  @Test
  void twoCatchEventsInOneProcessEachGetTheirOwnResult() {
    deploy(DubbingModel.twoInARow("two-in-a-row"));

    ProcessInstanceEvent instance = start("two-in-a-row", MEDIA);

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableNames("firstTask", "secondTask")
        .hasVariableSatisfies(
            "firstTask",
            Map.class,
            first -> assertThat(first).containsEntry("status", "completed"));
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(2);
  }

  @Test
  void twoProcessesShareOnePath() {
    deploy(DubbingModel.submitAndWait("dub-a"), DubbingModel.submitAndWait("dub-b"));

    ProcessInstanceEvent a = start("dub-a", MEDIA);
    ProcessInstanceEvent b = start("dub-b", MEDIA);

    CamundaAssert.assertThat(a).isCompleted().hasVariableNames("task");
    CamundaAssert.assertThat(b).isCompleted().hasVariableNames("task");
    assertThat(evolink.journal().summary().callbacksDelivered()).isEqualTo(2);
  }

  @Test
  void anInstanceOfAnOldVersionGetsItsResultAfterTheProcessWasRedeployed() {
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    deploy(DubbingModel.submitAndWait("dub", "first version"));
    ProcessInstanceEvent old = start("dub", MEDIA);
    String oldTask = theTask().id();

    deploy(DubbingModel.submitAndWait("dub", "second version"));
    ProcessInstanceEvent fresh = start("dub", MEDIA);
    CamundaAssert.assertThat(fresh).isCompleted();
    evolink.finish(oldTask);

    CamundaAssert.assertThat(old)
        .isCompleted()
        .hasVariableSatisfies(
            "task", Map.class, task -> assertThat(task).containsEntry("taskId", oldTask));
    assertThat(fresh.getVersion()).isEqualTo(old.getVersion() + 1);
  }

  @Test
  void threeAudioTracksMakeThreeVideos() {
    deploy(DubbingModel.forEachAudio("dub-each"));

    ProcessInstanceEvent instance =
        start(
            "dub-each",
            Map.of("video", VIDEO, "audios", List.of(AUDIO + "?en", AUDIO + "?de", AUDIO + "?fr")));

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "videos", List.class, videos -> assertThat(videos).hasSize(3).doesNotHaveDuplicates());
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(3);
  }
}
