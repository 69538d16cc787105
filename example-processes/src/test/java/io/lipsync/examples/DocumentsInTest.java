package io.lipsync.examples;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.DocumentReferenceResponse;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.journal.UploadedFile;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
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
    List<UploadedFile> uploads = uploads(provider);
    assertThat(uploads)
        .extracting(UploadedFile::sha256)
        .containsExactlyElementsOf(
            withFace
                ? List.of(sha256(video), sha256(audio), sha256(face))
                : List.of(sha256(video), sha256(audio)));
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

  /** A document in Camunda's store, as a form's file picker leaves it in a variable. */
  private Map<String, Object> document(byte[] content, String name, String type) {
    DocumentReferenceResponse stored =
        client
            .newCreateDocumentCommand()
            .content(content)
            .fileName(name)
            .contentType(type)
            .send()
            .join();
    return Map.of(
        "camunda.document.type",
        "camunda",
        "documentId",
        stored.getDocumentId(),
        "storeId",
        stored.getStoreId(),
        "contentHash",
        stored.getContentHash(),
        "metadata",
        Map.of("fileName", name, "contentType", type, "size", content.length));
  }

  private static List<UploadedFile> uploads(TestedProvider provider) {
    ProviderEmulator emulator = TestStack.running().emulator();
    return switch (provider) {
      case EVOLINK -> emulator.evolink().journal().uploads();
      case DASHSCOPE -> emulator.dashscope().journal().uploads();
      case JOGGAI -> emulator.joggai().journal().uploads();
    };
  }

  private void assertNothingWasSent(TestedProvider provider) {
    assertThat(uploads(provider)).isEmpty();
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

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
