package io.lipsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lipsync.emulator.dashscope.DashScopeSettings;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.emulator.scenario.Scenario;
import io.lipsync.emulator.scenario.Scenarios;
import io.lipsync.emulator.vendor.DocumentedError;
import io.lipsync.emulator.vendor.DocumentedError.Occasion;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all vendors have in common, through nothing but {@link VendorEmulator}. */
class VendorsTest {

  private ProviderEmulator emulator;
  private PlainClient client;

  @BeforeEach
  void start() {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withDashScope(DashScopeSettings.defaults().withSubmitsPerSecond(0)));
    client = new PlainClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "evolink, COMPLETED, FAILED, 1",
    "dashscope, SUCCEEDED, FAILED, 1",
    "joggai, SUCCESS, FAILED, 0"
  })
  void tasksAreEndedByHand(String name, String finished, String failed, int refunded) {
    VendorEmulator vendor = vendor(name);
    vendor.scenarios().forAllSubmits(Scenarios.stayProcessing());
    submit(vendor);
    submit(vendor);
    vendor.finish(vendor.journal().tasks().get(0).id());
    vendor.fail(vendor.journal().tasks().get(1).id(), "any_code", "Any text");

    assertThat(vendor.journal().tasks())
        .extracting(task -> task.statusWord().toUpperCase())
        .containsExactly(finished, failed);
    assertThat(vendor.journal().tasks().get(0).resultUrl()).contains("/files/" + name + "/");
    assertThat(vendor.journal().summary().billedTasks()).isEqualTo(2);
    assertThat(vendor.journal().summary().refundedTasks()).isEqualTo(refunded);
    assertThatThrownBy(() -> vendor.finish("absent")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evolink", "dashscope", "joggai"})
  void lostAnswersAreBilledAndTheTaskRuns(String name) {
    VendorEmulator vendor = vendor(name);
    vendor
        .scenarios()
        .forNextSubmit(Scenarios.answerLost().and(Scenarios.finishAfter(Duration.ZERO)));
    assertThatThrownBy(() -> submit(vendor)).isInstanceOf(java.io.UncheckedIOException.class);

    VendorTask task = vendor.journal().awaitTask(VendorTask::ended, Duration.ofSeconds(30));
    assertThat(task.videoUrl()).isEqualTo("https://example.com/speaker.mp4");
    assertThat(task.audioUrl()).isEqualTo("https://example.com/speech.wav");
    assertThat(vendor.journal().summary().billedTasks()).isEqualTo(1);
    assertThat(vendor.journal().summary().tcpConnections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evolink", "dashscope", "joggai"})
  void resetForgetsEverythingOfAllVendors(String name) {
    VendorEmulator vendor = vendor(name);
    vendor.scenarios().forAllSubmits(Scenarios.submitRefused(500));
    submit(vendor);
    emulator.reset();

    assertThat(vendor.scenarios().list()).isEmpty();
    assertThat(vendor.journal().requests()).isEmpty();
    assertThat(vendor.journal().summary().submits()).isZero();
    submit(vendor);
    assertThat(vendor.journal().tasks()).hasSize(1);
  }

  /** EvoLink's codes of tasks are its page's and the client's; the texts are nobody's. */
  @ParameterizedTest
  @CsvSource({
    "evolink, SUBMIT, 402, key_expired",
    "evolink, QUERY, 404, task_not_found",
    "evolink, TASK, 200, generation_timeout",
    "dashscope, SUBMIT, 400, InvalidURL.Timeout",
    "dashscope, TASK, 400, InvalidFile.FPS",
    "joggai, QUERY, 404, 10104",
    "joggai, TASK, 200, audio-fetch"
  })
  void documentedErrorsAreListed(String name, Occasion occasion, int status, String code) {
    assertThat(vendor(name).documentedErrors())
        .doesNotHaveDuplicates()
        .extracting(DocumentedError::occasion, DocumentedError::httpStatus, DocumentedError::code)
        .contains(tuple(occasion, status, code));
    assertThat(
            client
                .send("GET", URI.create(emulator.baseUri() + "/admin/" + name + "/errors"), null)
                .body())
        .contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evolink", "dashscope", "joggai"})
  void everyDocumentedErrorOfASubmitCanBeHad(String name) {
    VendorEmulator vendor = vendor(name);
    List<DocumentedError> errors =
        vendor.documentedErrors().stream().filter(e -> e.occasion() == Occasion.SUBMIT).toList();

    for (DocumentedError error : errors) {
      String word = "submit-%d:code=%s".formatted(error.httpStatus(), error.code());
      vendor.scenarios().forNextSubmit(Scenario.ofWords(word));
      assertThat(submit(vendor).body()).contains(error.code());
    }
    assertThat(vendor.journal().summary().submits()).isEqualTo(errors.size());
    assertThat(vendor.journal().tasks()).isEmpty();
  }

  private VendorEmulator vendor(String name) {
    return emulator.vendors().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  private HttpResponse<String> submit(VendorEmulator vendor) {
    String media =
        "\"video_url\":\"https://example.com/speaker.mp4\","
            + "\"audio_url\":\"https://example.com/speech.wav\"";
    String path =
        switch (vendor.name()) {
          case "evolink" -> "/v1/videos/generations";
          case "dashscope" -> "/api/v1/services/aigc/image2video/video-synthesis/";
          default -> "/open/v2/create_lip_sync_video";
        };
    String body =
        vendor.name().equals("dashscope")
            ? "{\"model\":\"videoretalk\",\"input\":{" + media + "}}"
            : "{\"model\":\"videoretalk\"," + media + "}";
    return client.send(
        "POST",
        URI.create(vendor.baseUri() + path),
        body.getBytes(),
        "Authorization",
        "Bearer sk-any-vendor",
        "x-api-key",
        "any-vendor",
        "X-DashScope-Async",
        "enable");
  }
}
