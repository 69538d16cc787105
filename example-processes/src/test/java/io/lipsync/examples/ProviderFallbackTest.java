package io.lipsync.examples;

import static io.lipsync.examples.TestedProvider.DASHSCOPE;
import static io.lipsync.examples.TestedProvider.EVOLINK;
import static io.lipsync.examples.TestedProvider.JOGGAI;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.ElementSelectors;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.lipsync.emulator.scenario.Scenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another provider when one refuses, and never two that are paid. */
class ProviderFallbackTest extends ProcessTest {

  @BeforeEach
  void deployProcesses() {
    ExampleProcess.deployTo(client);
    awaitWebhook(runtime);
  }

  @AfterEach
  void noVideoIsPaidTwice() {
    long paid =
        Stream.of(TestedProvider.values())
            .mapToLong(provider -> journal(provider).summary().billedTasks())
            .sum();
    assertThat(paid).as("paid tasks of all providers").isLessThanOrEqualTo(1);
  }

  @Test
  void whoRefusesIsFollowedByTheNextUntilOneTakesTheVideo() {
    everySubmit(DASHSCOPE, "submit-400:code=Arrearage");
    everySubmit(JOGGAI, "submit-403");

    ProcessInstanceEvent request = request("dashscope", "joggai", "evolink");

    assertEndsWith(request, "Dubbed", "dashscope QUOTA_EXHAUSTED", "joggai ACCESS_DENIED");
    CamundaAssert.assertThat(request)
        .hasVariableSatisfies(
            "task", Map.class, task -> assertThat(task).containsEntry("provider", "evolink"));
    assertThat(submits(EVOLINK, DASHSCOPE, JOGGAI)).containsExactly(1L, 1L, 1L);
  }

  /** The next one is asked after {@code lipsync.submit.throttled-for}. */
  @Test
  void aProviderWithARateLimitIsWaitedFor() {
    everySubmit(JOGGAI, "submit-429:1:retry-after=1");
    ProcessInstanceEvent request = request("joggai", "evolink");
    letTimePassUntil(() -> submits(JOGGAI).equals(List.of(2L)));

    assertEndsWith(request, "Dubbed");
    assertThat(submits(EVOLINK, JOGGAI)).containsExactly(0L, 2L);
  }

  @Test
  void withoutAListAllProvidersAreAskedInOrderAndTheirRefusalsAreKept() {
    everySubmit(EVOLINK, "submit-402");
    everySubmit(DASHSCOPE, "submit-401");
    everySubmit(JOGGAI, "submit-402");

    assertEndsWith(
        request(),
        "AllRefused",
        "evolink QUOTA_EXHAUSTED",
        "dashscope UNAUTHORIZED",
        "joggai QUOTA_EXHAUSTED");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReferencePictureLeavesOutTheProviderThatTakesNone(boolean attached) {
    everySubmit(EVOLINK, "submit-402");
    everySubmit(DASHSCOPE, "submit-400:code=Arrearage");

    ProcessInstanceEvent request =
        start(
            attached
                ? Map.of(
                    "ref_image_file",
                    List.of(
                        Documents.picked(
                            client, Documents.media("face.jpg"), "face.jpg", "image/jpeg")))
                : Map.of("ref_image_url", VIDEO + ".jpg"));

    assertEndsWith(request, "AllRefused", "evolink QUOTA_EXHAUSTED", "dashscope QUOTA_EXHAUSTED");
    assertThat(submits(JOGGAI)).containsExactly(0L);
  }

  @Test
  void inputThatNobodyCanUseStopsAtOnce() {
    ProcessInstanceEvent request = start(Map.of("audio_url", "ftp://media.example.com/a.wav"));

    assertEndsWith(request, "NotDubbed", "evolink INVALID_INPUT");
    assertThat(submits(EVOLINK, DASHSCOPE, JOGGAI)).containsOnly(0L);
  }

  @ParameterizedTest
  @CsvSource({"no-face-match, FACE_NOT_MATCHED", "service_error, PROVIDER_ERROR"})
  void aPaidTaskThatFailsIsNotTriedElsewhere(String failure, String code) {
    everySubmit(EVOLINK, "fail:" + failure);

    assertEndsWith(request(), "NotDubbed", "evolink " + code);
    assertThat(submits(EVOLINK, DASHSCOPE, JOGGAI)).containsExactly(1L, 0L, 0L);
  }

  @Test
  void anUnknownOutcomeStaysWithItsProviderAndAPerson() {
    everySubmit(DASHSCOPE, "accept-reset");
    ProcessInstanceEvent request = request("dashscope", "joggai");

    CamundaAssert.assertThat(ProcessInstanceSelectors.byProcessId("dub-video"))
        .hasActiveElements(ElementSelectors.byId("WaitForResult"));
    camunda.increaseTime(Duration.ofHours(3));
    camunda.completeUserTask(
        UserTaskSelectors.byElementId("ClarifyMissingResult"), Map.of("waitDecision", "stop"));

    assertEndsWith(request, "NotDubbed", "dashscope SUBMIT_OUTCOME_UNKNOWN");
    assertThat(submits(DASHSCOPE, JOGGAI)).containsExactly(1L, 0L);
  }

  private ProcessInstanceEvent request(String... providers) {
    return start(Map.of("providers", List.of(providers)));
  }

  private ProcessInstanceEvent start(Map<String, Object> more) {
    Map<String, Object> variables = new HashMap<>(Map.of("video_url", VIDEO, "audio_url", AUDIO));
    variables.putAll(more);
    return start("provider-fallback", variables);
  }

  private static void everySubmit(TestedProvider provider, String words) {
    provider.in(TestStack.running().emulator()).scenarios().forAllSubmits(Scenario.ofWords(words));
  }

  /** Lets the engine's time pass, a little at each look: jobs wait there for their next try. */
  private void letTimePassUntil(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              camunda.increaseTime(Duration.ofSeconds(20));
              return condition.call();
            });
  }

  private List<Long> submits(TestedProvider... providers) {
    return Stream.of(providers).map(provider -> journal(provider).summary().submits()).toList();
  }

  private static void assertEndsWith(
      ProcessInstanceEvent request, String end, String... failedAttempts) {
    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasCompletedElements(end)
        .hasVariableSatisfies(
            "attempts",
            List.class,
            attempts ->
                assertThat((List<?>) attempts)
                    .map(attempt -> (Map<?, ?>) attempt)
                    .map(attempt -> attempt.get("provider") + " " + attempt.get("code"))
                    .containsExactly(failedAttempts));
  }
}
