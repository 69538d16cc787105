package io.lipsync.examples;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import io.lipsync.emulator.journal.UploadedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody picked in a form, on its way to a provider and into a paid task. */
class DocumentsInTest extends ProcessTest {
  private static final int LARGE = 3_000_000;

  private final String process = "dub-picked-" + UUID.randomUUID();
  private final byte[] video = bytes(LARGE);
  private final byte[] audio = bytes(70_000);
  private final byte[] face = bytes(900);

  @ParameterizedTest
  @EnumSource
  void documentsAreBroughtToTheProviderAndTheTaskIsPaidOnce(TestedProvider provider) {
    boolean withFace = provider != TestedProvider.JOGGAI;
    Map<String, Object> picked =
        withFace ? Map.of("picked", List.of(document(face, "face.png", "image/png"))) : Map.of();

    ProcessInstanceEvent instance =
        dub(
            provider,
            List.of(document(video, "talk.mp4", "video/mp4")),
            document(audio, "speech.wav", "audio/wav"),
            picked);

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "submission",
            Map.class,
            submission -> assertThat(submission).containsEntry("outcome", "accepted"));
    List<UploadedFile> uploads = provider.uploads(TestStack.running().emulator());
    assertThat(uploads)
        .extracting(UploadedFile::sha256)
        .containsExactlyElementsOf(
            withFace
                ? List.of(Documents.sha256(video), Documents.sha256(audio), Documents.sha256(face))
                : List.of(Documents.sha256(video), Documents.sha256(audio)));
    assertThat(uploads.getFirst().contentType()).isEqualTo("video/mp4");
    assertThat(uploads.get(1).contentType()).isEqualTo("audio/wav");
    assertThat(journal(provider).requests())
        .filteredOn(
            request ->
                request.body() != null
                    && uploads.stream()
                        .allMatch(file -> request.body().toString().contains(file.url())))
        .as("one submission, and it names all that was uploaded")
        .hasSize(1);
    assertThat(journal(provider).tasks())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.videoUrl()).isEqualTo(uploads.getFirst().url());
              assertThat(task.audioUrl()).isEqualTo(uploads.get(1).url());
            });
    assertThat(journal(provider).summary().billedTasks()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentOfAnotherTypeIsNotSent(TestedProvider provider) {
    ProcessInstanceEvent instance =
        dub(provider, VIDEO, document(audio, "notes.pdf", "application/pdf"), Map.of());

    assertFailed(
        instance, "MEDIA_REJECTED", "audio_url is a document of the type application/pdf (*.pdf).");
    assertNothingWasSent(provider);
  }

  @Test
  void twoPickedFilesAreOneTooMany() {
    Map<String, Object> document = document(video, "talk.mp4", "video/mp4");

    ProcessInstanceEvent instance =
        dub(TestedProvider.EVOLINK, List.of(document, document), AUDIO, Map.of());

    assertFailed(instance, "INVALID_INPUT", "video_url is a list of 2.");
    assertNothingWasSent(TestedProvider.EVOLINK);
  }

  @Test
  void aDocumentThatWasDeletedMeanwhileIsInvalidInput() {
    Map<String, Object> document = document(video, "talk.mp4", "video/mp4");
    client.newDeleteDocumentCommand(document.get("documentId").toString()).send().join();

    ProcessInstanceEvent instance = dub(TestedProvider.EVOLINK, document, AUDIO, Map.of());

    assertFailed(
        instance, "INVALID_INPUT", "video_url is a document that does not exist any more.");
    assertNothingWasSent(TestedProvider.EVOLINK);
  }

  private ProcessInstanceEvent dub(
      TestedProvider provider, Object videoUrl, Object audioUrl, Map<String, Object> picked) {
    ServiceTaskBuilder submit =
        new LipSyncElements(provider)
            .submit(Bpmn.createExecutableProcess(process).startEvent(), "submit", "submission");
    if (!picked.isEmpty()) {
      submit = submit.zeebeInputExpression("picked[1]", "lipSync.ref_image_url");
    }
    client
        .newDeployResourceCommand()
        .addProcessModel(submit.endEvent().done(), process + ".bpmn")
        .send()
        .join();
    Map<String, Object> variables = new HashMap<>(picked);
    variables.put("video", videoUrl);
    variables.put("audio", audioUrl);
    return start(process, variables);
  }

  private Map<String, Object> document(byte[] content, String name, String type) {
    return Documents.picked(client, content, name, type);
  }

  private void assertNothingWasSent(TestedProvider provider) {
    assertThat(provider.uploads(TestStack.running().emulator())).isEmpty();
    assertThat(journal(provider).requests()).isEmpty();
  }

  private static void assertFailed(ProcessInstanceEvent instance, String code, String message) {
    CamundaAssert.assertThat(instance)
        .hasActiveIncidents()
        .hasLocalVariableSatisfies(
            byId("submit"),
            "error",
            Map.class,
            error -> {
              assertThat(error).containsEntry("code", code);
              assertThat(error.get("message").toString()).startsWith(message);
            });
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random().nextBytes(bytes);
    return bytes;
  }
}
