package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.examples.TestedProvider.ExpectedFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same good and bad days at every provider, each with its own way of telling the end. */
class EveryProviderTest extends ProcessTest {
  /** Another one in each test, so that no earlier one is mistaken for it. */
  private final String process = "dub-" + UUID.randomUUID();

  @ParameterizedTest
  @EnumSource
  void theProvidersOwnSignalCompletesTheProcess(TestedProvider provider) {
    ProcessInstanceEvent instance = dub(provider, "");

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasCompletedElements("signal")
        .hasNotActivatedElements("ask")
        .hasVariableSatisfies(
            "task",
            Map.class,
            task ->
                assertThat(task)
                    .containsEntry("provider", provider.id())
                    .containsEntry("taskId", theTask(provider).id())
                    .containsEntry("status", "completed")
                    .containsKeys("correlationKey", "videoUrl")
                    .doesNotContainKeys("checkAfter", "failure"));
    assertPaidOnce(provider);
  }

  @ParameterizedTest
  @EnumSource
  void aFailedTaskTellsWhyInTheProvidersWords(TestedProvider provider) {
    ExpectedFailure expected = provider.failure();

    ProcessInstanceEvent instance = dub(provider, expected.words());

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasCompletedElements("signal")
        .hasVariableSatisfies(
            "task",
            Map.class,
            task -> {
              assertThat(task).containsEntry("status", "failed").doesNotContainKey("videoUrl");
              assertThat(failureIn(task).get("code")).isEqualTo(expected.code());
              assertThat(failureIn(task).get("message")).isEqualTo(expected.message());
              assertThat(failureIn(task).get("providerCode")).isEqualTo(expected.providerCode());
            });
    assertPaidOnce(provider);
  }

  @ParameterizedTest
  @EnumSource
  void aProviderThatIsBusyIsAskedAgainAndPaidOnce(TestedProvider provider) {
    ProcessInstanceEvent instance = dub(provider, provider.busy());

    letTimePassUntil(() -> journal(provider).summary().submits() == 2);

    CamundaAssert.assertThat(instance).isCompleted().hasVariableNames("submission", "task");
    assertThat(journal(provider).requests())
        .filteredOn(request -> request.method().equals("POST"))
        .hasSize(2);
    assertThat(journal(provider).summary().billedTasks()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aLostSignalCostsOneTimerPeriodAndNothingElse(TestedProvider provider) {
    ProcessInstanceEvent instance = dub(provider, "callback:lost");
    journal(provider).awaitTask(VendorTask::ended, PATIENCE);
    CamundaAssert.assertThat(instance).hasActiveElements("wait");

    camunda.increaseTime(Duration.ofMinutes(6));

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasCompletedElements("timeToCheck", "ask")
        .hasVariableSatisfies(
            "task", Map.class, task -> assertThat(task).containsEntry("status", "completed"));
    assertThat(journal(provider).callbacks()).isEmpty();
    assertPaidOnce(provider);
  }

  @ParameterizedTest
  @EnumSource
  void threeSignalsForOneTaskMoveTheProcessOnce(TestedProvider provider) {
    listen(provider, DubbingModel.waitTwice(process, provider));

    ProcessInstanceEvent instance = start(process, media("callback:doubled:3"));

    journal(provider).awaitSummary(seen -> seen.callbackAttempts() == 3, PATIENCE);
    assertThat(journal(provider).callbacks()).hasSize(3).allMatch(CallbackAttempt::successful);
    CamundaAssert.assertThat(instance)
        .hasCompletedElements("finished")
        .hasActiveElements("finishedAgain");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotTheProvidersSignalMovesNothingAndNobodyIsAsked(TestedProvider provider) {
    listen(provider, SignalOrTimerModel.of(process, provider));

    List<ProcessInstanceEvent> instances =
        provider.forgeries().stream().map(forgery -> start(process, media(forgery))).toList();

    journal(provider).awaitSummary(seen -> seen.billedTasks() == instances.size(), PATIENCE);
    for (VendorTask task : journal(provider).tasks()) {
      journal(provider).awaitCallback(attempt -> attempt.taskId().equals(task.id()), PATIENCE);
    }

    assertThat(journal(provider).callbacks()).extracting(CallbackAttempt::status).containsOnly(401);
    assertThat(journal(provider).summary().queries()).isZero();
    assertThat(instances)
        .allSatisfy(
            instance -> CamundaAssert.assertThat(instance).isActive().hasActiveElements("wait"));
  }

  @ParameterizedTest
  @EnumSource(names = "EVOLINK")
  void aSubmissionWithoutAnswerIsFoundByItsOwnCallback(TestedProvider provider) {
    ProcessInstanceEvent instance = dub(provider, "accept-reset");

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasCompletedElements("signal")
        .hasVariableSatisfies(
            "submission",
            Map.class,
            submission ->
                assertThat(submission)
                    .containsEntry("outcome", "unknown")
                    .doesNotContainKey("taskId"))
        .hasVariableSatisfies(
            "task",
            Map.class,
            task -> assertThat(task).containsEntry("taskId", theTask(provider).id()));
    assertPaidOnce(provider);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EVOLINK")
  void aSubmissionWithoutAnswerGoesToAPersonAndIsNotSentAgain(TestedProvider provider) {
    ProcessInstanceEvent instance = dub(provider, "accept-reset");

    CamundaAssert.assertThat(instance)
        .hasCompletedElements("outcomeUnknown")
        .hasActiveElements("decide");
    journal(provider).awaitSummary(seen -> seen.callbacksDelivered() == 1, PATIENCE);
    camunda.increaseTime(Duration.ofHours(1));

    CamundaAssert.assertThat(instance).isActive().hasActiveElements("decide");
    assertPaidOnce(provider);
  }

  /** A process at a provider, on a day of this scenario. */
  private ProcessInstanceEvent dub(TestedProvider provider, String scenario) {
    listen(provider, SignalOrTimerModel.of(process, provider));
    return start(process, media(scenario));
  }

  /** Deploys a process that hears the provider's signals. */
  private void listen(TestedProvider provider, BpmnModelInstance model) {
    announce(provider);
    deploy(provider, model);
    runtime.awaitProcess(process);
  }

  private static Map<String, Object> media(String scenario) {
    String words = URLEncoder.encode("finish-after:300ms," + scenario, StandardCharsets.UTF_8);
    return Map.of("video", VIDEO + "?emulate=" + words, "audio", AUDIO);
  }

  private VendorTask theTask(TestedProvider provider) {
    return journal(provider).awaitTask(task -> true, PATIENCE);
  }

  private static Map<?, ?> failureIn(Map<?, ?> task) {
    return (Map<?, ?>) task.get("failure");
  }

  private void assertPaidOnce(TestedProvider provider) {
    assertThat(journal(provider).summary().submits()).isEqualTo(1);
    assertThat(journal(provider).summary().billedTasks()).isEqualTo(1);
  }

  /** Lets the engine's time pass, a little at each look: jobs wait there for their next try. */
  private void letTimePassUntil(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              camunda.increaseTime(Duration.ofSeconds(5));
              return condition.call();
            });
  }
}
