package io.lipsync.examples;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import io.camunda.zeebe.model.bpmn.builder.ParallelGatewayBuilder;
import io.lipsync.emulator.journal.Download;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What can happen to a finished video between the provider and the place it goes to: a typed
 * failure with a clear sentence at every place, and nothing half anywhere.
 */
class SaveFaultsTest extends SavingTest {
  private static final Duration LINK_LIFETIME = Duration.ofHours(24);

  /**
   * A fault of the result, as the process sees it.
   *
   * @param scenario the fault
   * @param code the project's failure code
   * @param message a part of the sentence
   */
  private record Fault(String scenario, String code, String message) {}

  private static final List<Fault> FAULTS =
      List.of(
          new Fault("result:html", "RESULT_REJECTED", "bytes of text/html"),
          new Fault("result:expired", "PROVIDER_ERROR", "The host of the video answered HTTP 403"),
          new Fault("result:cut", "PROVIDER_ERROR", "The video could not be fetched"),
          leadingInside("http://169.254.169.254/latest/meta-data", "169.254.169.254"),
          leadingInside("http://localhost:1/a.mp4", "localhost"),
          leadingInside(
              "https://" + SavingRuntime.NAME_OF_A_PRIVATE_MACHINE + "/a.mp4",
              SavingRuntime.NAME_OF_A_PRIVATE_MACHINE),
          leadingInside(
              "https://" + SavingRuntime.NAME_OF_THIS_MACHINE + "/a.mp4",
              SavingRuntime.NAME_OF_THIS_MACHINE));

  private static Fault leadingInside(String link, String host) {
    return new Fault(
        "result:link:" + link, "RESULT_REJECTED", host + " is not on the public internet");
  }

  /** Saving knows no provider, only a link: each fault is the one of another provider's link. */
  @ParameterizedTest
  @EnumSource
  void everyFaultIsATypedFailureWhereverTheVideoShouldGo(TestedProvider provider)
      throws IOException {
    prepare(provider, afterDubbing(provider, this::saveEverywhere));
    Map<Fault, ProcessInstanceEvent> instances = new LinkedHashMap<>();
    int providers = TestedProvider.values().length;
    for (int fault = provider.ordinal(); fault < FAULTS.size(); fault += providers) {
      instances.put(FAULTS.get(fault), dub(FAULTS.get(fault).scenario()));
    }

    assertThat(instances).isNotEmpty();
    instances.forEach((fault, instance) -> assertFailedEverywhere(instance, fault));
    assertNothingIsLeft();
  }

  /**
   * JoggAI documents no end of its links. The runtime's clock is the machine's, which nobody moves:
   * for it the link ends before.
   */
  @ParameterizedTest
  @EnumSource(names = {"EVOLINK", "DASHSCOPE"})
  void aLinkIsUsedTooLate(TestedProvider provider) throws IOException {
    ProcessInstanceEvent instance =
        run(
            provider,
            afterDubbing(
                provider,
                dubbed ->
                    saveEverywhere(
                        dubbed
                            .intermediateCatchEvent("a-day-later")
                            .timerWithDuration(LINK_LIFETIME.toString())
                            .zeebeOutputExpression(
                                "context merge([task, {expiresAt: \"2026-01-01T00:00:00Z\"}])",
                                "task"))),
            "");
    CamundaAssert.assertThat(instance).hasActiveElements("a-day-later");

    TestStack.running().emulator().advanceClock(LINK_LIFETIME);
    camunda.increaseTime(LINK_LIFETIME);

    assertFailedEverywhere(
        instance, new Fault("", "RESULT_EXPIRED", "The host of the video answered HTTP 403"));
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "EVOLINK, FOLDER, result:cut:1, 206",
    "DASHSCOPE, STORAGE, result:cut:1, 206",
    "JOGGAI, DOCUMENT, result:cut:1, 206",
    "EVOLINK, DOCUMENT, 'result:cut:1,result:untagged', 200",
    "DASHSCOPE, FOLDER, 'result:cut:1,result:untagged', 200",
    "JOGGAI, STORAGE, 'result:cut:1,result:untagged', 200"
  })
  void whatBreaksOffOnceGoesOnOrBeginsAgain(
      TestedProvider provider, Place place, String scenario, int secondAnswer) throws IOException {
    ProcessInstanceEvent instance =
        run(provider, afterDubbing(provider, dubbed -> save(dubbed, place)), scenario);

    byte[] video = SaveFaultsTest.class.getResourceAsStream("/media/dubbed.mp4").readAllBytes();
    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "saved",
            Map.class,
            saved ->
                assertThat(saved)
                    .containsEntry("sizeBytes", video.length)
                    .containsEntry("sha256", Documents.sha256(video)));
    assertThat(journal(provider).downloads())
        .extracting(Download::status)
        .containsExactly(200, secondAnswer);
    assertThat(saving.files()).hasSize(place == Place.FOLDER ? 1 : 0);
  }

  @Test
  void aStorageThatLeadsInsideOrRefusesIsATypedFailure() throws IOException {
    prepare(
        TestedProvider.EVOLINK,
        afterDubbing(
            TestedProvider.EVOLINK,
            dubbed -> save(dubbed, Place.STORAGE, Map.of("type", "upload", "url", "=storage"))));
    Map<String, Fault> faults = new LinkedHashMap<>();
    for (String host :
        List.of(
            "169.254.169.254",
            "localhost",
            SavingRuntime.NAME_OF_A_PRIVATE_MACHINE,
            SavingRuntime.NAME_OF_THIS_MACHINE)) {
      String message = "destination.url was not called: " + host + " is not on the public internet";
      faults.put("https://" + host + "/out.mp4", new Fault("", "INVALID_INPUT", message));
    }
    faults.put(
        TestStack.running().emulator().storage().signedPut("other.mp4") + "0",
        new Fault("", "ACCESS_DENIED", "The storage answered HTTP 403"));
    Map<Fault, ProcessInstanceEvent> instances = new LinkedHashMap<>();
    faults.forEach(
        (storage, fault) ->
            instances.put(
                fault, start(process, Map.of("video", VIDEO, "audio", AUDIO, "storage", storage))));

    instances.forEach((fault, instance) -> assertFailed(instance, Place.STORAGE, fault));
    assertNothingIsLeft();
  }

  private AbstractFlowNodeBuilder<?, ?> saveEverywhere(AbstractFlowNodeBuilder<?, ?> dubbed) {
    ParallelGatewayBuilder everywhere = dubbed.parallelGateway("everywhere");
    save(everywhere, Place.STORAGE).endEvent();
    save(everywhere, Place.DOCUMENT).endEvent();
    return save(everywhere, Place.FOLDER);
  }

  private static void assertFailedEverywhere(ProcessInstanceEvent instance, Fault fault) {
    CamundaAssert.assertThat(instance).hasActiveIncidents();
    for (Place place : Place.values()) {
      assertFailed(instance, place, fault);
    }
  }

  private static void assertFailed(ProcessInstanceEvent instance, Place place, Fault fault) {
    CamundaAssert.assertThat(instance)
        .hasLocalVariableSatisfies(
            byId(place.element()),
            "error",
            Map.class,
            error -> {
              assertThat(error).as("%s", fault).containsEntry("code", fault.code());
              assertThat(error.get("message").toString()).contains(fault.message());
            });
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(saving.files()).as("half or whole").isEmpty();
    assertThat(TestStack.running().emulator().storage().objects()).isEmpty();
  }
}
