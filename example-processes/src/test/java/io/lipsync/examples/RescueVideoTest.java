package io.lipsync.examples;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.lipsync.emulator.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A video that is paid and cannot be saved: a person decides, and nothing is paid again. */
class RescueVideoTest extends ProcessTest {
  private static final String TOO_LARGE = "result:size:11";
  private static final String DEAD = "result:expired";

  @BeforeEach
  void deployProcesses() {
    ExampleProcess.deployTo(client);
    deploy(DubVideoCaller.model());
  }

  @Test
  void aVideoThatIsTooLargeForADocumentGoesToTheStorageThatAPersonNames() {
    ProcessInstanceEvent request = approvedRequest(TOO_LARGE);
    awaitRescue(request, "RESULT_REJECTED", "it has 11000000 bytes");

    try (Storage storage = Storage.open()) {
      rescue(Map.of("rescue", "upload", "upload_url", storage.signedAddress()));
      accept(request);

      CamundaAssert.assertThat(request)
          .isCompleted()
          .hasVariableSatisfies("saved", Map.class, storage::assertHolds);
    }
    assertPaidOnce();
  }

  @Test
  void aDeadLinkIsReplacedByTheOneThatAPersonFinds() {
    String living = linkOf(start(DubVideoCaller.ID, Map.of("video", VIDEO)));
    ProcessInstanceEvent request = approvedRequest(DEAD);
    letTimePassUntilAsked("RescueVideo");
    awaitRescue(request, "PROVIDER_ERROR", "HTTP 403");

    rescue(Map.of("rescue", "again", "rescue_url", living));
    accept(request);

    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasVariableSatisfies("saved", Map.class, saved -> Documents.assertLasts(client, saved))
        .hasVariableSatisfies(
            "task", Map.class, task -> assertThat(task).containsEntry("videoUrl", living));
    assertThat(evolink.journal().summary().billedTasks()).as("the other one and ours").isEqualTo(2);
  }

  @Test
  void savingAgainFailsAgainAsLongAsNothingHasChanged() {
    ProcessInstanceEvent request = approvedRequest(DEAD);
    letTimePassUntilAsked("RescueVideo");
    awaitRescue(request, "PROVIDER_ERROR", "HTTP 403");

    rescue(Map.of("rescue", "again"));
    letTimePassUntilAsked("RescueVideo");

    CamundaAssert.assertThat(request)
        .hasCompletedElement(byId("RescueVideo"), 1)
        .hasActiveElements("RescueVideo")
        .hasNotActivatedElements("ReviewVideo");
    assertPaidOnce();
  }

  @Test
  void whoGoesOnWithTheLinkAloneReviewsTheVideoUnsaved() {
    ProcessInstanceEvent request = approvedRequest(TOO_LARGE);
    awaitRescue(request, "RESULT_REJECTED", "");

    rescue(Map.of("rescue", "keepLink"));
    accept(request);

    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasCompletedElements("VideoAccepted")
        .hasVariable("saved", null)
        .hasVariableSatisfies("task", Map.class, task -> assertThat(task).containsKey("videoUrl"));
    assertPaidOnce();
  }

  @Test
  void anEarlierVideoIsNotTakenForTheOneThatCouldNotBeSaved() {
    ProcessInstanceEvent request = approvedRequest("");
    CamundaAssert.assertThat(UserTaskSelectors.byElementId("ReviewVideo")).isCreated();
    evolink.scenarios().forNextSubmit(Scenario.ofWords(DEAD));
    complete(request, "ReviewVideo", Map.of("review", "wrongFace"));
    letTimePassUntilAsked("RescueVideo");
    awaitRescue(request, "PROVIDER_ERROR", "HTTP 403");

    rescue(Map.of("rescue", "keepLink"));

    CamundaAssert.assertThat(request).hasActiveElements("ReviewVideo").hasVariable("saved", null);
  }

  /** One try fetches twice: from the start, and what is missing. */
  @Test
  void aTransferThatBreaksIsTriedAgainWithoutAPerson() {
    ProcessInstanceEvent request = approvedRequest("result:cut:2");

    letTimePassUntilAsked("ReviewVideo");
    accept(request);

    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasNotActivatedElements("RescueVideo")
        .hasVariableSatisfies("saved", Map.class, saved -> Documents.assertLasts(client, saved));
    assertPaidOnce();
  }

  @Test
  void aTransferThatBreaksEveryTimeIsForAPersonInTheEnd() {
    ProcessInstanceEvent request = approvedRequest("result:cut");

    letTimePassUntilAsked("RescueVideo");

    awaitRescue(request, "PROVIDER_ERROR", "The video could not be fetched");
    assertPaidOnce();
  }

  @Test
  void aCallerSaysWhereTheVideoGoes() {
    String folder = "called-" + UUID.randomUUID();

    ProcessInstanceEvent order =
        start(
            DubVideoCaller.ID,
            Map.of("video", VIDEO, "destination", Map.of("type", "folder", "folder", folder)));

    CamundaAssert.assertThat(order)
        .isCompleted()
        .hasVariableSatisfies(
            "saved",
            Map.class,
            saved ->
                assertThat(Path.of(saved.get("location").toString()))
                    .isRegularFile()
                    .hasBinaryContent(Documents.media("dubbed.mp4"))
                    .hasParent(TestStack.resultFolder().resolve(folder)));
    assertPaidOnce();
  }

  @Test
  void aCallerGetsTheTaskWhenAPersonGoesOnWithTheLinkAlone() {
    evolink.scenarios().forNextSubmit(Scenario.ofWords(TOO_LARGE));
    ProcessInstanceEvent order = start(DubVideoCaller.ID, Map.of("video", VIDEO));

    rescue(Map.of("rescue", "keepLink"));

    CamundaAssert.assertThat(order)
        .isCompleted()
        .hasCompletedElements("dubbed")
        .hasVariable("saved", null)
        .hasVariableSatisfies(
            "german", Map.class, task -> assertThat(task).containsKey("videoUrl"));
    assertPaidOnce();
  }

  /** The link to the video that somebody else had made. */
  private static String linkOf(ProcessInstanceEvent order) {
    AtomicReference<String> link = new AtomicReference<>();
    CamundaAssert.assertThat(order)
        .isCompleted()
        .hasVariableSatisfies(
            "german", Map.class, task -> link.set(task.get("videoUrl").toString()));
    return link.get();
  }

  private ProcessInstanceEvent approvedRequest(String scenario) {
    evolink.scenarios().forNextSubmit(Scenario.parse(scenario));
    ProcessInstanceEvent request =
        start(
            ExampleProcess.ID,
            Map.of(
                "title",
                "Welcome video",
                "video_url",
                VIDEO,
                "audio_url",
                AUDIO,
                "query_face_threshold",
                170));
    complete(request, "ApproveRequest", Map.of("approval", "approve"));
    return request;
  }

  /** A person is asked, and sees why the video could not be saved. */
  private void awaitRescue(ProcessInstanceEvent request, String code, String message) {
    CamundaAssert.assertThat(UserTaskSelectors.byElementId("RescueVideo")).isCreated();
    CamundaAssert.assertThat(request)
        .hasVariableSatisfies(
            "saveProblem",
            Map.class,
            problem -> {
              assertThat(problem).containsEntry("code", code);
              assertThat(problem.get("message").toString()).contains(message);
            });
  }

  private void rescue(Map<String, Object> decision) {
    camunda.completeUserTask(UserTaskSelectors.byElementId("RescueVideo"), decision);
  }

  private void accept(ProcessInstanceEvent request) {
    complete(request, "ReviewVideo", Map.of("review", "accept"));
  }

  private void complete(
      ProcessInstanceEvent request, String elementId, Map<String, Object> variables) {
    camunda.completeUserTask(
        UserTaskSelectors.byElementId(elementId, request.getProcessInstanceKey()), variables);
  }

  /** Lets the engine's time pass, a little at each look: jobs wait there for their next try. */
  private void letTimePassUntilAsked(String elementId) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              camunda.increaseTime(Duration.ofSeconds(5));
              return !client
                  .newUserTaskSearchRequest()
                  .filter(task -> task.elementId(elementId).state(UserTaskState.CREATED))
                  .send()
                  .join()
                  .items()
                  .isEmpty();
            });
  }

  private void assertPaidOnce() {
    assertThat(evolink.journal().summary().submits()).isEqualTo(1);
    assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
  }
}
