package io.lipsync.examples;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One video in many languages. */
class MultilingualDubTest extends ProcessTest {

  @BeforeEach
  void deployProcesses() {
    ExampleProcess.deployTo(client);
    awaitWebhook(runtime);
  }

  @Test
  void everyLanguageGetsItsOwnVideo() {
    ProcessInstanceEvent request = request(2, "German", "French", "Polish");

    assertSummary(
        request,
        summary ->
            assertThat(summary)
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.get("failure")).isNull())
                .allSatisfy(entry -> Documents.assertLasts(client, (Map<?, ?>) entry.get("saved")))
                .extracting(entry -> entry.get("videoUrl"))
                .doesNotContainNull()
                .doesNotHaveDuplicates());
    assertSummary(
        request,
        summary ->
            assertThat(summary)
                .extracting(entry -> ((Map<?, ?>) entry.get("saved")).get("document"))
                .doesNotHaveDuplicates());
    complete("done");

    CamundaAssert.assertThat(request).isCompleted().hasCompletedElements("LanguagesDone");
    assertThat(evolink.journal().tasks())
        .extracting(TaskView::audioUrl)
        .containsExactlyInAnyOrder(voice("German"), voice("French"), voice("Polish"));
  }

  @Test
  void neverMoreAtATimeThanAllowed() {
    evolink.scenarios().forAllSubmits(Scenarios.stayProcessing());
    ProcessInstanceEvent request = request(2, "German", "French", "Polish", "Czech");

    for (int finished = 0; finished < 4; finished++) {
      int underWay = Math.min(2, 4 - finished);
      int created = finished + underWay;
      evolink.journal().awaitSummary(seen -> seen.tasksCreated() == created, PATIENCE);
      CamundaAssert.assertThat(request).hasActiveElement(byId("DubVideo"), underWay);
      assertThat(evolink.journal().summary().tasksCreated()).isEqualTo(created);
      evolink.finish(theOldestUnderWay().id());
    }

    assertSummary(request, summary -> assertThat(summary).hasSize(4));
  }

  @Test
  void aLanguageThatFailsLosesNothingOfTheOthersAndAloneIsDubbedAgain() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords("fail:no-face-match"));
    ProcessInstanceEvent request = request(1, "German", "French", "Polish");

    assertSummary(
        request,
        summary -> {
          assertThat(summary).hasSize(3);
          assertThat(failure(summary.getFirst()))
              .containsEntry("code", "FACE_NOT_MATCHED")
              .containsKey("advice");
          assertThat(summary.subList(1, 3))
              .allSatisfy(entry -> assertThat(entry.get("videoUrl")).isNotNull());
        });
    complete("again");

    assertSummary(
        request,
        summary ->
            assertThat(summary)
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.get("videoUrl")).isNotNull()));
    complete("done");
    CamundaAssert.assertThat(request).isCompleted();
    assertThat(evolink.journal().summary().tasksCreated()).isEqualTo(4);
    assertThat(evolink.journal().tasks())
        .filteredOn(task -> task.audioUrl().equals(voice("German")))
        .hasSize(2);
  }

  @Test
  void theLinesOfTheFormAreALanguageAndALinkEach() {
    String lines = "Swiss German " + voice("gsw") + "\r\n\n  French\t" + voice("fr") + " \nItalian";

    ProcessInstanceEvent request =
        start("multilingual-dub", Map.of("video_url", VIDEO, "voices", lines));

    assertSummary(
        request,
        summary -> {
          assertThat(summary)
              .extracting(entry -> entry.get("language"))
              .containsExactly("Swiss German", "French", "Italian");
          assertThat(failure(summary.get(2))).containsEntry("code", "INVALID_INPUT");
        });
    assertThat(evolink.journal().tasks())
        .extracting(TaskView::audioUrl)
        .containsExactlyInAnyOrder(voice("gsw"), voice("fr"));
  }

  private ProcessInstanceEvent request(int atOnce, String... languages) {
    List<Map<String, String>> list =
        Stream.of(languages)
            .map(language -> Map.of("language", language, "audio_url", voice(language)))
            .toList();
    return start(
        "multilingual-dub",
        Map.of("title", "Welcome", "video_url", VIDEO, "languages", list, "atOnce", atOnce));
  }

  private static String voice(String language) {
    return "https://media.example.com/speech-" + language + ".wav";
  }

  private TaskView theOldestUnderWay() {
    return evolink.journal().awaitTask(task -> !task.ended(), PATIENCE);
  }

  private void assertSummary(
      ProcessInstanceEvent request, Consumer<List<Map<String, Object>>> requirement) {
    CamundaAssert.assertThat(request)
        .hasVariableSatisfies("summary", List.class, summary -> requirement.accept(summary));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> failure(Map<String, Object> entry) {
    return (Map<String, Object>) entry.get("failure");
  }

  private void complete(String next) {
    camunda.completeUserTask(UserTaskSelectors.byElementId("ReadSummary"), Map.of("next", next));
  }
}
