package io.lipsync.examples;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a process sees of media that its provider would not take, and that nobody pays for them. */
class MediaCheckTest extends ProcessTest {
  private static final Path SAMPLES = Path.of("src", "main", "resources", "media");

  /** So slow that it lasts longer than any of the providers takes. */
  private static final int SLOW_MOTION = 150;

  private final String process = "dub-checked-" + UUID.randomUUID();

  @BeforeEach
  void serveMedia() throws IOException {
    serve("speaker.mp4", sample("speaker.mp4"));
    serve("speech.wav", sample("speech.wav"));
    serve("long.mp4", slower(sample("speaker.mp4"), SLOW_MOTION));
  }

  @ParameterizedTest
  @EnumSource
  void mediaWithinTheLimitsAreSubmitted(TestedProvider provider) {
    ProcessInstanceEvent instance = dub(provider, "strict", media("speaker.mp4"));

    assertSubmitted(
        instance,
        List.of(
            "video_url: its link is http, anybody on the way can read it.",
            "audio_url: its link is http, anybody on the way can read it."));
    assertThat(journal(provider).summary().billedTasks()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aVideoThatIsTooLongIsRefusedUnpaid(TestedProvider provider) {
    ProcessInstanceEvent instance = dub(provider, "strict", media("long.mp4"));

    assertRefused(instance, "MEDIA_REJECTED", tooLong(provider));
    assertNothingWasSent(provider);
  }

  @ParameterizedTest
  @EnumSource
  void withAWarningItIsSubmittedAndTheProcessKnows(TestedProvider provider) {
    ProcessInstanceEvent instance = dub(provider, "warn", media("long.mp4"));

    List<String> warnings = new ArrayList<>();
    warnings.add("video_url: its link is http, anybody on the way can read it.");
    warnings.add(tooLong(provider));
    tooSlow(provider).ifPresent(warnings::add);
    warnings.add("audio_url: its link is http, anybody on the way can read it.");
    assertSubmitted(instance, warnings);
    assertThat(journal(provider).summary().billedTasks()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentThatIsTooLongIsNotEvenUploaded(TestedProvider provider) {
    ProcessInstanceEvent instance =
        dub(provider, "strict", document(slower(sample("speaker.mp4"), SLOW_MOTION)));

    assertRefused(instance, "MEDIA_REJECTED", tooLong(provider));
    assertNothingWasSent(provider);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotCheckedIsSubmittedWithoutAWord(TestedProvider provider) {
    ProcessInstanceEvent instance = dub(provider, "off", media("long.mp4"));

    assertSubmitted(instance, null);
  }

  @Test
  void aSpeechInPlaceOfTheVideoIsNamed() {
    ProcessInstanceEvent instance = dub(TestedProvider.EVOLINK, "strict", media("speech.wav"));

    assertRefused(instance, "MEDIA_REJECTED", "video_url: is an audio file (WAV), not a video.");
    assertNothingWasSent(TestedProvider.EVOLINK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://169.254.169.254/latest/meta-data | 169.254.169.254 is not on the public internet (link-local, RFC 3927).
          http://localhost:{port}/media/speaker.mp4 | localhost is not on the public internet (loopback, RFC 1122).
          http://127.0.0.1:{port}/media/missing.mp4 | leads to no file (HTTP 404).
          http://127.0.0.1:{port}/media/speaker.mp4?status=403 | needs a login or has expired (HTTP 403).
          http://127.0.0.1:1/speaker.mp4 | its host refuses connections.
          """)
  void aLinkThatDoesNotOpenIsRefusedUnpaid(String link, String reason) {
    String port = Integer.toString(TestStack.running().emulator().port());

    ProcessInstanceEvent instance =
        dub(TestedProvider.DASHSCOPE, "strict", link.replace("{port}", port));

    assertRefused(instance, "MEDIA_UNREACHABLE", "video_url: does not open: " + reason);
    assertNothingWasSent(TestedProvider.DASHSCOPE);
  }

  /** Its index is at the beginning, so that nothing is left to be measured. */
  @Test
  void aHostThatGivesNoPartsOfFilesIsOnlyMentioned() {
    ProcessInstanceEvent instance =
        dub(TestedProvider.EVOLINK, "strict", media("speaker.mp4?parts=no"));

    assertSubmitted(
        instance,
        List.of(
            "video_url: its link is http, anybody on the way can read it.",
            "video_url: its host gives no parts of files, so that only the beginning was looked"
                + " at.",
            "audio_url: its link is http, anybody on the way can read it."));
  }

  @Test
  void anUnknownWayOfCheckingIsInvalidInput() {
    ProcessInstanceEvent instance = dub(TestedProvider.EVOLINK, "always", media("speaker.mp4"));

    assertRefused(
        instance, "INVALID_INPUT", "checkMedia is 'always'. Allowed are off, warn, strict.");
    assertNothingWasSent(TestedProvider.EVOLINK);
  }

  private ProcessInstanceEvent dub(TestedProvider provider, String checkMedia, Object video) {
    ServiceTaskBuilder submit =
        new LipSyncElements(provider)
            .submit(Bpmn.createExecutableProcess(process).startEvent(), "submit", "submission")
            .zeebeInput(checkMedia, "lipSync.checkMedia");
    client
        .newDeployResourceCommand()
        .addProcessModel(submit.endEvent().done(), process + ".bpmn")
        .send()
        .join();
    return start(process, Map.of("video", video, "audio", media("speech.wav")));
  }

  private static void assertSubmitted(ProcessInstanceEvent instance, List<String> warnings) {
    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "submission",
            Map.class,
            submission -> {
              assertThat(submission.get("outcome")).isEqualTo("accepted");
              assertThat(submission.get("mediaWarnings")).isEqualTo(warnings);
            });
  }

  private static void assertRefused(ProcessInstanceEvent instance, String code, String message) {
    CamundaAssert.assertThat(instance)
        .hasActiveIncidents()
        .hasLocalVariableSatisfies(
            byId("submit"),
            "error",
            Map.class,
            error -> {
              assertThat(error.get("code")).isEqualTo(code);
              assertThat(error.get("message").toString()).startsWith(message);
            });
  }

  private void assertNothingWasSent(TestedProvider provider) {
    assertThat(journal(provider).requests()).isEmpty();
    assertThat(journal(provider).summary().billedTasks()).isZero();
  }

  private static String tooLong(TestedProvider provider) {
    return switch (provider) {
      case EVOLINK -> "video_url: lasts 684 s; EvoLink takes 2 to 120 s.";
      case DASHSCOPE -> "video_url: lasts 684 s; DashScope takes 2 to 120 s.";
      case JOGGAI -> "video_url: lasts 684 s; JoggAI takes 300 s at most.";
    };
  }

  private static Optional<String> tooSlow(TestedProvider provider) {
    String found = "video_url: has 0.2 frames per second; %s takes 15 to 60.";
    return switch (provider) {
      case EVOLINK -> Optional.of(found.formatted("EvoLink"));
      case DASHSCOPE -> Optional.of(found.formatted("DashScope"));
      case JOGGAI -> Optional.empty();
    };
  }

  private static String media(String name) {
    return TestStack.running().emulator().baseUri() + "/media/" + name;
  }

  private Map<String, Object> document(byte[] content) {
    return Documents.picked(client, content, "talk.mp4", "video/mp4");
  }

  /** The same in slow motion: the movie, its tracks, their edits and each of their samples. */
  private static byte[] slower(byte[] mp4, int factor) {
    ByteBuffer file = ByteBuffer.wrap(mp4);
    String text = new String(mp4, StandardCharsets.ISO_8859_1);
    Pattern.compile("mvhd|tkhd|mdhd|elst|stts")
        .matcher(text.substring(0, text.indexOf("mdat")))
        .results()
        .forEach(
            box -> timesOf(file, box).forEach(at -> file.putInt(at, file.getInt(at) * factor)));
    return mp4;
  }

  /** Where a box has its durations, behind its name (ISO/IEC 14496-12, version 0). */
  private static IntStream timesOf(ByteBuffer file, MatchResult box) {
    int at = box.start();
    return switch (box.group()) {
      case "tkhd" -> IntStream.of(at + 24);
      case "elst" -> IntStream.range(0, file.getInt(at + 8)).map(entry -> at + 12 + 12 * entry);
      case "stts" -> IntStream.range(0, file.getInt(at + 8)).map(entry -> at + 16 + 8 * entry);
      default -> IntStream.of(at + 20);
    };
  }

  private static void serve(String name, byte[] content) throws IOException {
    Files.write(TestStack.mediaFolder().resolve(name), content);
  }

  private static byte[] sample(String name) {
    try {
      return Files.readAllBytes(SAMPLES.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
