package io.lipsync.examples;

import static io.lipsync.examples.TestedProvider.EVOLINK;
import static io.lipsync.examples.TestedProvider.JOGGAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.assertions.ProcessInstanceSelector;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.lipsync.emulator.journal.UploadedFile;
import io.lipsync.emulator.journal.VendorTask;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody attached in a form comes back as a video that lasts. */
class AttachedFilesTest extends ProcessTest {

  @BeforeEach
  void deployProcesses() {
    ExampleProcess.deployTo(client);
    deploy(DubVideoCaller.model());
  }

  @ParameterizedTest
  @EnumSource
  void attachedFilesBecomeASavedVideo(TestedProvider provider) {
    boolean withFace = provider != JOGGAI;
    ProcessInstanceEvent request =
        approvedRequest(
            provider,
            Map.of(
                "video_file",
                List.of(attached("speaker.mp4", "video/mp4")),
                "audio_file",
                List.of(attached("speech.wav", "audio/wav")),
                "ref_image_file",
                withFace ? List.of(attached("face.jpg", "image/jpeg")) : List.of()));

    letTheProviderTell(provider, request);
    complete(request, "ReviewVideo", Map.of("review", "accept"));

    CamundaAssert.assertThat(request)
        .isCompleted()
        .hasCompletedElements("SaveVideo", "VideoAccepted")
        .hasVariableSatisfies("saved", Map.class, saved -> Documents.assertLasts(client, saved));
    assertUploaded(
        provider,
        withFace
            ? List.of("speaker.mp4", "speech.wav", "face.jpg")
            : List.of("speaker.mp4", "speech.wav"));
    assertPaidOnce(provider);
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentThatACallerHandsOverBecomesASavedVideo(TestedProvider provider) {
    ProcessInstanceEvent order =
        start(
            DubVideoCaller.ID,
            Map.of(
                "provider",
                provider.id(),
                "video",
                attached("speaker.mp4", "video/mp4"),
                "audio",
                attached("speech.wav", "audio/wav")));

    letTheProviderTell(provider, order);

    CamundaAssert.assertThat(order)
        .isCompleted()
        .hasCompletedElements("dubbed")
        .hasVariableSatisfies("saved", Map.class, saved -> Documents.assertLasts(client, saved));
    assertUploaded(provider, List.of("speaker.mp4", "speech.wav"));
    assertPaidOnce(provider);
  }

  /** What the form says: it cannot be attached, a link to it can be given. */
  @Test
  void aVideoFromAPhoneIsTooLargeToAttach() {
    byte[] someSeconds = new byte[11 * 1024 * 1024];

    assertThatThrownBy(
            () ->
                client
                    .newCreateDocumentCommand()
                    .content(someSeconds)
                    .fileName("phone.mp4")
                    .contentType("video/mp4")
                    .send()
                    .join())
        .hasMessageContaining("413");
  }

  @Test
  void whatWasAttachedCountsAndNotTheLinkBesideIt() {
    ProcessInstanceEvent request =
        approvedRequest(
            EVOLINK,
            Map.of(
                "video_file",
                List.of(attached("speaker.mp4", "video/mp4")),
                "video_url",
                VIDEO,
                "audio_url",
                AUDIO));

    CamundaAssert.assertThat(UserTaskSelectors.byElementId("ReviewVideo")).isCreated();
    assertUploaded(EVOLINK, List.of("speaker.mp4"));
    assertThat(theTask().videoUrl()).isNotEqualTo(VIDEO);
    assertThat(theTask().audioUrl()).isEqualTo(AUDIO);
    complete(request, "ReviewVideo", Map.of("review", "accept"));
    CamundaAssert.assertThat(request).isCompleted();
  }

  @Test
  void anAttachedFileCanBeReplacedByALinkAndALinkByAFile() {
    ProcessInstanceEvent request =
        request(
            EVOLINK,
            Map.of(
                "video_file",
                List.of(attached("speaker.mp4", "video/mp4")),
                "audio_url",
                AUDIO,
                "ref_image_file",
                List.of(attached("face.jpg", "image/jpeg"))));
    complete(request, "ApproveRequest", Map.of("approval", "changes"));
    complete(
        request,
        "ChangeRequest",
        Map.of(
            "remove_video_file",
            true,
            "video_url",
            VIDEO,
            "new_audio_file",
            List.of(attached("speech-de.wav", "audio/wav"))));
    complete(request, "ApproveRequest", Map.of("approval", "approve"));

    complete(request, "ReviewVideo", Map.of("review", "accept"));

    CamundaAssert.assertThat(request).isCompleted();
    assertUploaded(EVOLINK, List.of("speech-de.wav", "face.jpg"));
    assertThat(theTask().videoUrl()).isEqualTo(VIDEO);
    assertPaidOnce(EVOLINK);
  }

  @Test
  void aPictureThatWasAttachedForAnotherProviderIsLeftOutWithJoggAi() {
    ProcessInstanceEvent request =
        request(
            EVOLINK,
            Map.of(
                "video_url",
                VIDEO,
                "audio_url",
                AUDIO,
                "ref_image_file",
                List.of(attached("face.jpg", "image/jpeg"))));
    complete(request, "ApproveRequest", Map.of("approval", "changes"));
    complete(request, "ChangeRequest", Map.of("provider", "joggai"));
    complete(request, "ApproveRequest", Map.of("approval", "approve"));

    letTheProviderTell(JOGGAI, request);
    complete(request, "ReviewVideo", Map.of("review", "accept"));

    CamundaAssert.assertThat(request).isCompleted();
    assertPaidOnce(JOGGAI);
  }

  private Map<String, Object> attached(String name, String type) {
    return Documents.picked(client, Documents.media(name), name, type);
  }

  private ProcessInstanceEvent approvedRequest(
      TestedProvider provider, Map<String, Object> inputs) {
    ProcessInstanceEvent request = request(provider, inputs);
    complete(request, "ApproveRequest", Map.of("approval", "approve"));
    return request;
  }

  private ProcessInstanceEvent request(TestedProvider provider, Map<String, Object> inputs) {
    Map<String, Object> variables = new HashMap<>(inputs);
    variables.put("title", "Welcome video");
    variables.put("provider", provider.id());
    variables.put("query_face_threshold", 170);
    return start(ExampleProcess.ID, variables);
  }

  /** EvoLink calls back; the others are asked when a timer says so. */
  private void letTheProviderTell(TestedProvider provider, ProcessInstanceEvent instance) {
    journal(provider).awaitTask(VendorTask::ended, PATIENCE);
    if (provider != EVOLINK) {
      CamundaAssert.assertThat(waiting(instance)).hasActiveElements("WaitForResult");
      camunda.increaseTime(Duration.ofMinutes(1));
    }
  }

  private static ProcessInstanceSelector waiting(ProcessInstanceEvent instance) {
    return ProcessInstanceSelectors.byProcessId(
        instance.getBpmnProcessId().equals(DubVideoCaller.ID)
            ? "dub-video"
            : instance.getBpmnProcessId());
  }

  private void complete(
      ProcessInstanceEvent request, String elementId, Map<String, Object> variables) {
    camunda.completeUserTask(
        UserTaskSelectors.byElementId(elementId, request.getProcessInstanceKey()), variables);
  }

  private static void assertUploaded(TestedProvider provider, List<String> names) {
    assertThat(provider.uploads(TestStack.running().emulator()))
        .extracting(UploadedFile::sha256)
        .containsExactlyElementsOf(
            names.stream().map(name -> Documents.sha256(Documents.media(name))).toList());
  }

  private void assertPaidOnce(TestedProvider provider) {
    assertThat(journal(provider).summary().submits()).isEqualTo(1);
    assertThat(journal(provider).summary().billedTasks()).isEqualTo(1);
  }
}
