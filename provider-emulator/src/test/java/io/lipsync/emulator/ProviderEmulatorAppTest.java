package io.lipsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.emulator.dashscope.DashScopeSettings;
import io.lipsync.emulator.dashscope.EventTarget;
import io.lipsync.emulator.joggai.ErrorHttpStatus;
import io.lipsync.emulator.joggai.JoggAiSettings;
import io.lipsync.emulator.joggai.LipSyncEvents;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderEmulatorAppTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream problems = new ByteArrayOutputStream();

  @Test
  void startsAndSaysWhere() {
    try (ProviderEmulator emulator = start("--port", "0").orElseThrow()) {
      assertThat(text(out))
          .contains(emulator.evolink().baseUri() + "/v1/videos/generations")
          .contains(emulator.dashscope().baseUri() + " ")
          .contains(emulator.joggai().baseUri() + " ")
          .contains(emulator.baseUri() + "/admin");
      assertThat(text(problems)).isEmpty();
    }
  }

  @Test
  void optionsBecomeSettings() {
    EmulatorSettings settings =
        CommandLine.parse(
            List.of(
                "--port",
                "9000",
                "--host",
                "0.0.0.0",
                "--public-url",
                "https://emulator.example/x/",
                "--render-seconds",
                "20",
                "--allow-loopback-callbacks",
                "--honour-idempotency-key",
                "--submits-per-minute",
                "5",
                "--queries-per-minute",
                "6",
                "--submit-latency-ms",
                "70"));

    assertThat(settings)
        .isEqualTo(
            EmulatorSettings.defaults()
                .withPort(9000)
                .withBindHost("0.0.0.0")
                .withPublicBaseUri(URI.create("https://emulator.example/x"))
                .withRenderDuration(Duration.ofSeconds(20))
                .withLoopbackCallbacks(true)
                .withIdempotencyHonoured(true)
                .withRateLimits(new RateLimits(5, 6))
                .withSubmitLatency(Duration.ofMillis(70)));
  }

  @Test
  void optionsOfTheOtherVendorsBecomeSettings() {
    EmulatorSettings settings =
        CommandLine.parse(
            List.of(
                "--dashscope-submits-per-second",
                "2",
                "--dashscope-running-tasks",
                "3",
                "--dashscope-event-url",
                "http://127.0.0.1:8080/inbound/lip-sync?a=b",
                "--dashscope-event-token",
                "agreed",
                "--joggai-posts-per-minute",
                "4",
                "--joggai-mapped-errors",
                "--joggai-lip-sync-events"));

    assertThat(settings.dashScope())
        .isEqualTo(
            DashScopeSettings.defaults()
                .withSubmitsPerSecond(2)
                .withRunningTasks(3)
                .withEventTarget(
                    EventTarget.of(
                        URI.create("http://127.0.0.1:8080/inbound/lip-sync?a=b"), "agreed")));
    assertThat(settings.joggAi())
        .isEqualTo(
            JoggAiSettings.defaults()
                .withPostsPerMinute(4)
                .withErrorHttpStatus(ErrorHttpStatus.MAPPED)
                .withLipSyncEvents(Optional.of(LipSyncEvents.byNamingRule())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot 1 | unknown option --prot; try --help",
        "--port | --port needs a value; try --help",
        "--port eighty | --port needs a whole number of 0 or more, not 'eighty'",
        "--port 70000 | port must be 0 to 65535, not 70000",
        "--public-url example | --public-url needs an http(s) URL, not 'example'",
        "--dashscope-event-url nowhere | --dashscope-event-url needs an http(s) URL, not 'nowhere'",
        "--dashscope-event-token x | --dashscope-event-token comes after --dashscope-event-url",
        "--dashscope-running-tasks 0 | running tasks and upload size must be >= 1",
        "--media-dir /does/not/exist | --media-dir: there is no /does/not/exist"
      })
  void wrongOptionsGetOneSentence(String arguments, String sentence) {
    assertThat(start(arguments.split(" "))).isEmpty();
    assertThat(text(problems).strip()).isEqualTo(sentence);
    assertThat(text(out)).isEmpty();
  }

  @Test
  void takenPortGetsOneSentence() {
    try (var first = ProviderEmulator.start(EmulatorSettings.defaults())) {
      assertThat(start("--port", Integer.toString(first.port()))).isEmpty();
      assertThat(text(problems)).startsWith("cannot listen on 127.0.0.1:" + first.port());
    }
  }

  @Test
  void helpListsEveryOption() {
    Pattern.compile("--[a-z-]+")
        .matcher(CommandLine.HELP)
        .results()
        .map(option -> option.group())
        .filter(option -> !option.equals("--help"))
        .forEach(option -> assertThat(problemWith(option)).doesNotContain("unknown option"));
  }

  private static String problemWith(String option) {
    try {
      CommandLine.parse(List.of(option));
      return "";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private Optional<ProviderEmulator> start(String... arguments) {
    return ProviderEmulatorApp.start(
        List.of(arguments), new PrintStream(out, true), new PrintStream(problems, true));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
