package io.lipsync.emulator;

import io.lipsync.emulator.dashscope.DashScopeSettings;
import io.lipsync.emulator.dashscope.EventTarget;
import io.lipsync.emulator.joggai.ErrorHttpStatus;
import io.lipsync.emulator.joggai.JoggAiSettings;
import io.lipsync.emulator.joggai.LipSyncEvents;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Turns the options of {@link ProviderEmulatorApp} into settings. Stateless. */
final class CommandLine {

  static final String HELP =
      """
      Emulator of lip-sync providers for tests and demonstrations.

      Options:
        --port <number>              port to listen on (8089)
        --host <address>             address to listen on (127.0.0.1; 0.0.0.0 for all: the
                                     administration is open to everybody who reaches it)
        --public-url <url>           how others reach this program, if not by host and port
        --render-seconds <seconds>   how long a task takes (3)
        --allow-loopback-callbacks   accept callback URLs that are http or private
                                     (EvoLink's, and JoggAI's webhook endpoints)
        --honour-idempotency-key     give the first task to a key that comes again
        --submits-per-minute <n>     more submits per key get 429 at EvoLink (0: no limit)
        --queries-per-minute <n>     more queries per key get 429 at EvoLink (0: no limit)
        --dashscope-submits-per-second <n>
                                     more submits per key get 429 (1; 0: no limit)
        --dashscope-running-tasks <n>
                                     so many tasks of a key are processed at a time (1)
        --dashscope-event-url <url>  deliver EventBridge events there
        --dashscope-event-token <token>
                                     the token of these events
        --joggai-posts-per-minute <n>
                                     more POSTs per key get error 429 (20; 0: no limit)
        --joggai-mapped-errors       send errors with a fitting HTTP status, not with 200
        --joggai-lip-sync-events     have webhook events of lip sync tasks, which no page names
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
    DashScopeSettings dashscope = settings.dashScope();
    JoggAiSettings joggai = settings.joggAi();
    return switch (option) {
      case "--port" -> settings.withPort(number(option, rest));
      case "--host" -> settings.withBindHost(value(option, rest));
      case "--public-url" -> settings.withPublicBaseUri(url(option, rest));
      case "--render-seconds" ->
          settings.withRenderDuration(Duration.ofSeconds(number(option, rest)));
      case "--allow-loopback-callbacks" -> settings.withLoopbackCallbacks(true);
      case "--honour-idempotency-key" -> settings.withIdempotencyHonoured(true);
      case "--submits-per-minute" ->
          settings.withRateLimits(new RateLimits(number(option, rest), limits.queriesPerMinute()));
      case "--queries-per-minute" ->
          settings.withRateLimits(new RateLimits(limits.submitsPerMinute(), number(option, rest)));
      case "--dashscope-submits-per-second" ->
          settings.withDashScope(dashscope.withSubmitsPerSecond(number(option, rest)));
      case "--dashscope-running-tasks" ->
          settings.withDashScope(dashscope.withRunningTasks(number(option, rest)));
      case "--dashscope-event-url" ->
          settings.withDashScope(dashscope.withEventTarget(EventTarget.of(target(option, rest))));
      case "--dashscope-event-token" ->
          settings.withDashScope(withToken(dashscope, value(option, rest)));
      case "--joggai-posts-per-minute" ->
          settings.withJoggAi(joggai.withPostsPerMinute(number(option, rest)));
      case "--joggai-mapped-errors" ->
          settings.withJoggAi(joggai.withErrorHttpStatus(ErrorHttpStatus.MAPPED));
      case "--joggai-lip-sync-events" ->
          settings.withJoggAi(joggai.withLipSyncEvents(Optional.of(LipSyncEvents.byNamingRule())));
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

  /** A URL with all that it has: the query is part of what is signed. */
  private static URI target(String option, Deque<String> rest) {
    String value = value(option, rest);
    if (!value.matches("https?://[^\\s#]+")) {
      throw new IllegalArgumentException(option + " needs an http(s) URL, not '" + value + "'");
    }
    return URI.create(value);
  }

  private static DashScopeSettings withToken(DashScopeSettings dashscope, String token) {
    EventTarget target =
        dashscope
            .eventTarget()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--dashscope-event-token comes after --dashscope-event-url"));
    return dashscope.withEventTarget(EventTarget.of(target.url(), token));
  }

  private static Path existing(String option, Deque<String> rest) {
    Path path = Path.of(value(option, rest));
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(option + ": there is no " + path);
    }
    return path;
  }
}
