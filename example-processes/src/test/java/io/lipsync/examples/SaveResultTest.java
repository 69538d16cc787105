package io.lipsync.examples;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A finished video on its way to a place that lasts. */
class SaveResultTest extends ProcessTest {
  private final String process = "save-" + UUID.randomUUID();
  private final Path folder = TestStack.resultFolder().resolve(process);

  @AfterEach
  void nothingHalfIsLeftBehind() throws IOException {
    try (Stream<Path> files = Files.walk(TestStack.resultFolder())) {
      assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyProvidersVideoCanBeSavedToAFolder(TestedProvider provider) throws IOException {
    ProcessInstanceEvent instance =
        dubAndSave(provider, "", Map.of("type", "folder", "folder", process));

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "saved",
            Map.class,
            saved -> {
              assertThat(saved).containsEntry("contentType", "video/mp4").containsKey("sha256");
              Path file = Path.of(saved.get("location").toString());
              assertThat(file).startsWith(folder.toRealPath()).isRegularFile();
              assertThat(((Number) saved.get("sizeBytes")).longValue()).isEqualTo(Files.size(file));
            });
  }

  @Test
  void aVideoBecomesADocument() {
    ProcessInstanceEvent instance =
        dubAndSave(TestedProvider.EVOLINK, "", Map.of("type", "document"));

    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies("saved", Map.class, saved -> Documents.assertLasts(client, saved));
  }

  @Test
  void aVideoIsPutIntoAStorage() {
    try (Storage storage = Storage.open()) {
      ProcessInstanceEvent instance =
          dubAndSave(
              TestedProvider.EVOLINK, "", Map.of("type", "upload", "url", storage.signedAddress()));

      CamundaAssert.assertThat(instance)
          .isCompleted()
          .hasVariableSatisfies("saved", Map.class, storage::assertHolds);
      assertThat(storage.content()).isEqualTo(Documents.media("dubbed.mp4"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "result:expired, folder, RESULT_EXPIRED, HTTP 403 (AccessDenied: Request has expired)",
    "result:cut, folder, PROVIDER_ERROR, The video could not be fetched",
    "result:size:11, document, RESULT_REJECTED, it has 11000000 bytes"
  })
  void aVideoThatCannotBeSavedIsATypedFailure(
      String scenario, String destination, String code, String message) {
    ProcessInstanceEvent instance =
        dubAndSave(
            TestedProvider.EVOLINK, scenario, Map.of("type", destination, "folder", process));

    assertFailed(instance, code, message);
    assertThat(folder.toFile().list()).as("nothing was saved").isNullOrEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest/meta-data, RESULT_REJECTED",
    "http://localhost:1/a.mp4, RESULT_REJECTED",
    "http://[::ffff:10.0.0.1]/a.mp4, RESULT_REJECTED",
    "ftp://example.com/a.mp4, INVALID_INPUT"
  })
  void aLinkThatLeadsElsewhereIsNotFollowed(String link, String code) {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            LipSyncElements.save(
                    Bpmn.createExecutableProcess(process).startEvent(),
                    "link",
                    Map.of("type", "folder", "folder", process))
                .endEvent()
                .done(),
            "save.bpmn")
        .send()
        .join();

    ProcessInstanceEvent instance = start(process, Map.of("link", link));

    assertFailed(instance, code, "");
  }

  private static void assertFailed(ProcessInstanceEvent instance, String code, String message) {
    CamundaAssert.assertThat(instance)
        .hasActiveIncidents()
        .hasLocalVariableSatisfies(
            byId("save"),
            "error",
            Map.class,
            error -> {
              assertThat(error).containsEntry("code", code);
              assertThat(error.get("message").toString()).contains(message);
            });
  }

  private ProcessInstanceEvent dubAndSave(
      TestedProvider provider, String scenario, Map<String, String> destination) {
    LipSyncElements elements = new LipSyncElements(provider);
    announce(provider);
    deploy(
        provider,
        LipSyncElements.save(
                elements.finished(
                    elements.submit(
                        Bpmn.createExecutableProcess(process).startEvent(), "submit", "submission"),
                    "finished",
                    "submission",
                    "task"),
                "task.videoUrl",
                destination)
            .endEvent()
            .done());
    runtime.awaitProcess(process);
    String words = URLEncoder.encode("finish-after:300ms," + scenario, StandardCharsets.UTF_8);
    return start(process, Map.of("video", VIDEO + "?emulate=" + words, "audio", AUDIO));
  }
}
