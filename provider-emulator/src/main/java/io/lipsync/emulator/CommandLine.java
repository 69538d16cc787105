package io.lipsync.emulator;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Turns the options of {@link ProviderEmulatorApp} into settings. Stateless. */
final class CommandLine {

  static final String HELP =
      """
      Stand-in of lip-sync vendors for tests and demonstrations.

      Options:
        --port <number>              port to listen on (8089)
        --host <address>             address to listen on (127.0.0.1; 0.0.0.0 for all: the
                                     administration is open to everybody who reaches it)
        --public-url <url>           how others reach this program, if not by host and port
        --render-seconds <seconds>   how long a task takes (3)
        --allow-loopback-callbacks   accept callback URLs that are http or private
        --ignore-idempotency-key     create a new task for each submit, whatever its key
        --submits-per-minute <n>     more submits per key get 429 (0: no limit)
        --queries-per-minute <n>     more queries per key get 429 (0: no limit)
        --submit-latency-ms <ms>     answer submits this much later (0)
        --result-video <file>        the video that finished tasks deliver (built in)
        --media-dir <directory>      serve these files at /media/
        --help                       this text
      """;

  private static final int USUAL_PORT = 8089;

  private CommandLine() {}

  /**
   * The settings that the arguments ask for.
   *
   * @throws IllegalArgumentException with one sentence for the person who typed them
   */
  static EmulatorSettings parse(List<String> arguments) {
    EmulatorSettings settings = EmulatorSettings.defaults().withPort(USUAL_PORT);
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      settings = option(settings, rest.poll(), rest);
    }
    return settings;
  }

  private static EmulatorSettings option(
      EmulatorSettings settings, String option, Deque<String> rest) {
    RateLimits limits = settings.rateLimits();
    return switch (option) {
      case "--port" -> settings.withPort(number(option, rest));
      case "--host" -> settings.withBindHost(value(option, rest));
      case "--public-url" -> settings.withPublicBaseUri(url(option, rest));
      case "--render-seconds" ->
          settings.withRenderDuration(Duration.ofSeconds(number(option, rest)));
      case "--allow-loopback-callbacks" -> settings.withLoopbackCallbacks(true);
      case "--ignore-idempotency-key" -> settings.withIdempotencyHonoured(false);
      case "--submits-per-minute" ->
          settings.withRateLimits(new RateLimits(number(option, rest), limits.queriesPerMinute()));
      case "--queries-per-minute" ->
          settings.withRateLimits(new RateLimits(limits.submitsPerMinute(), number(option, rest)));
      case "--submit-latency-ms" ->
          settings.withSubmitLatency(Duration.ofMillis(number(option, rest)));
      case "--result-video" -> settings.withResultVideo(existing(option, rest));
      case "--media-dir" -> settings.withMediaDirectory(existing(option, rest));
      default -> throw new IllegalArgumentException("unknown option " + option + "; try --help");
    };
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty() || rest.peek().startsWith("--")) {
      throw new IllegalArgumentException(option + " needs a value; try --help");
    }
    return rest.poll();
  }

  private static int number(String option, Deque<String> rest) {
    String value = value(option, rest);
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          option + " needs a whole number of 0 or more, not '" + value + "'");
    }
    return Integer.parseInt(value);
  }

  private static URI url(String option, Deque<String> rest) {
    String value = value(option, rest);
    if (!value.matches("https?://[^\\s?#]+")) {
      throw new IllegalArgumentException(option + " needs an http(s) URL, not '" + value + "'");
    }
    return URI.create(value.replaceFirst("/+$", ""));
  }

  private static Path existing(String option, Deque<String> rest) {
    Path path = Path.of(value(option, rest));
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(option + ": there is no " + path);
    }
    return path;
  }
}
