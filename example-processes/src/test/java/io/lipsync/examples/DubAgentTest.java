package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tools of the agent, called as a language model would call them, but by a script. */
class DubAgentTest extends ProcessTest {
  private static final String AGENT = "io.camunda.agenticai:aiagent:1";
  private static final Map<String, Object> DUB_GERMAN = dub("1", AUDIO);
  private static final Map<String, Object> DUB_FRENCH =
      dub("2", "https://media.example.com/speech-fr.wav");
  private static final Map<String, Object> ASK =
      Map.of("_meta", Map.of("id", "3", "name", "AskPerson"), "question", "Who speaks?");

  private JobWorker agent;

  @BeforeEach
  void deployProcesses() {
    ExampleProcess.deployTo(client);
    awaitWebhook(runtime);
  }

  @AfterEach
  void stopAgent() {
    agent.close();
  }

  @Test
  void anApprovedDubbingIsSubmittedWithWhatTheModelAskedForAndItsResultIsRead() {
    agentThatCalls(DUB_GERMAN);
    ProcessInstanceEvent request = request();

    approve("approve");

    assertToolResults(
        request,
        results ->
            assertThat(results)
                .singleElement()
                .satisfies(
                    result -> {
                      assertThat(result).containsEntry("id", "1");
                      assertThat(content(result)).containsKey("videoUrl");
                    }));
    TaskView paid = theTask();
    assertThat(paid.videoUrl()).isEqualTo(VIDEO);
    assertThat(paid.audioUrl()).isEqualTo(AUDIO);
  }

  @Test
  void withoutApprovalNothingIsPaidAndTheModelIsTold() {
    agentThatCalls(DUB_GERMAN);
    ProcessInstanceEvent request = request();

    approve("reject");

    assertToolResults(
        request,
        results -> assertThat(content(results.getFirst())).containsEntry("approved", false));
    assertThat(evolink.journal().summary().submits()).isZero();
  }

  @Test
  void aFailureIsToldToTheModelWithAdvice() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("fail:no-face-match"));
    agentThatCalls(DUB_GERMAN);
    ProcessInstanceEvent request = request();

    approve("approve");

    assertToolResults(
        request,
        results ->
            assertThat(content(results.getFirst()).get("failure").toString())
                .contains("FACE_NOT_MATCHED", "advice"));
  }

  @Test
  void severalToolsAtOnceKeepTheirInputsAndResultsApart() {
    agentThatCalls(DUB_GERMAN, DUB_FRENCH, ASK);
    ProcessInstanceEvent request = request();

    approve("approve");
    approve("approve");
    camunda.completeUserTask(
        UserTaskSelectors.byElementId("AskPerson"), Map.of("answer", "Anna speaks"));

    assertToolResults(
        request,
        results -> {
          assertThat(results).extracting(result -> result.get("id")).containsExactly("1", "2", "3");
          assertThat(content(results.get(0)).get("videoUrl"))
              .isNotNull()
              .isNotEqualTo(content(results.get(1)).get("videoUrl"));
          assertThat(results.get(2)).containsEntry("content", "Anna speaks");
        });
    assertThat(evolink.journal().tasks())
        .extracting(TaskView::audioUrl)
        .containsExactlyInAnyOrder(AUDIO, "https://media.example.com/speech-fr.wav");
  }

  /** Calls the tools at its first turn and answers at its second. */
  @SafeVarargs
  private void agentThatCalls(Map<String, Object>... tools) {
    agent =
        client
            .newWorker()
            .jobType(AGENT)
            .handler(
                (jobs, job) -> {
                  boolean answered = job.getVariablesAsMap().get("toolCallResults") != null;
                  Map<String, Object> turn =
                      Map.of(
                          "context", Map.of("turn", answered ? 2 : 1),
                          "toolCalls", answered ? List.of() : List.of(tools),
                          "responseText", answered ? "Done." : "");
                  jobs.newCompleteCommand(job).variables(Map.of("agent", turn)).send().join();
                })
            .open();
  }

  private static Map<String, Object> dub(String id, String audio) {
    return Map.of(
        "_meta",
        Map.of("id", id, "name", "ApproveDubbing"),
        "video_url",
        VIDEO,
        "audio_url",
        audio);
  }

  private ProcessInstanceEvent request() {
    return start("dub-agent", Map.of("request", "Dub the welcome video, please"));
  }

  private void approve(String decision) {
    camunda.completeUserTask(
        UserTaskSelectors.byElementId("ApproveDubbing"), Map.of("approval", decision));
  }

  private static void assertToolResults(
      ProcessInstanceEvent request, Consumer<List<Map<String, Object>>> requirement) {
    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasCompletedElements("RequestAnswered")
        .hasVariableSatisfies(
            "toolCallResults", List.class, results -> requirement.accept(results));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> content(Map<String, Object> result) {
    return (Map<String, Object>) result.get("content");
  }
}
