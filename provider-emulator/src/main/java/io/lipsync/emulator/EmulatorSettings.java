package io.lipsync.emulator;

import io.lipsync.emulator.dashscope.DashScopeSettings;
import io.lipsync.emulator.evolink.FileRules;
import io.lipsync.emulator.joggai.JoggAiSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an emulator behaves as a whole. Immutable: each {@code with...} returns a copy. What a single
 * task does is the matter of scenarios.
 *
 * @param port the port to listen on; 0 for a free one
 * @param bindHost the address to listen on; loopback by default
 * @param publicBaseUri how others reach this emulator, if not by host and port (behind a port
 *     mapping); result links start with it
 * @param clock the time by which tasks finish and links expire
 * @param loopbackCallbacks whether callback URLs may be http and private, which EvoLink refuses
 * @param renderDuration how long a task takes without a scenario
 * @param callbackRetryDelays the pauses before the second, third ... attempt of a callback
 * @param callbackTimeout how long one attempt may take, in real time
 * @param submitLatency real time to add to each answered submit
 * @param rateLimits calls per minute
 * @param idempotencyHonoured whether {@code Idempotency-Key} is; EvoLink's own client sends it, its
 *     public documentation does not mention it
 * @param resultVideo what every finished task delivers; a built-in video if empty
 * @param mediaDirectory the files served at {@code /media/}
 * @param evolinkFiles what EvoLink's files API takes
 * @param dashscope how the DashScope part behaves
 * @param joggai how the JoggAI part behaves
 */
public record EmulatorSettings(
    int port,
    String bindHost,
    Optional<URI> publicBaseUri,
    Clock clock,
    boolean loopbackCallbacks,
    Duration renderDuration,
    List<Duration> callbackRetryDelays,
    Duration callbackTimeout,
    Duration submitLatency,
    RateLimits rateLimits,
    boolean idempotencyHonoured,
    Optional<Path> resultVideo,
    Optional<Path> mediaDirectory,
    FileRules evolinkFiles,
    DashScopeSettings dashscope,
    JoggAiSettings joggai) {

  /** Refuses ports and durations that cannot be. */
  public EmulatorSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (renderDuration.isNegative() || submitLatency.isNegative()) {
      throw new IllegalArgumentException("durations must be >= 0");
    }
    if (callbackTimeout.isNegative() || callbackTimeout.isZero()) {
      throw new IllegalArgumentException("callback timeout must be > 0, not " + callbackTimeout);
    }
    callbackRetryDelays = List.copyOf(callbackRetryDelays);
  }

  /**
   * A free port on loopback, tasks of three seconds, callbacks by EvoLink's rules (https and public
   * only; 10 s timeout; 3 retries after 1, 2 and 4 s).
   */
  public static EmulatorSettings defaults() {
    return new EmulatorSettings(
        0,
        "127.0.0.1",
        Optional.empty(),
        Clock.systemUTC(),
        false,
        Duration.ofSeconds(3),
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)),
        Duration.ofSeconds(10),
        Duration.ZERO,
        RateLimits.none(),
        false,
        Optional.empty(),
        Optional.empty(),
        FileRules.anyMedia(),
        DashScopeSettings.defaults(),
        JoggAiSettings.defaults());
  }

  /** Listens on this port; 0 for a free one. */
  public EmulatorSettings withPort(int newPort) {
    return with(draft -> draft.port = newPort);
  }

  /** Listens on this address, {@code 0.0.0.0} for all. */
  public EmulatorSettings withBindHost(String host) {
    return with(draft -> draft.bindHost = host);
  }

  /** Result links start with this address. */
  public EmulatorSettings withPublicBaseUri(URI uri) {
    return with(draft -> draft.publicBaseUri = Optional.of(uri));
  }

  /** Tasks finish and links expire by this clock. */
  public EmulatorSettings withClock(Clock newClock) {
    return with(draft -> draft.clock = newClock);
  }

  /** Allows callback URLs that are http or private, for tests. */
  public EmulatorSettings withLoopbackCallbacks(boolean allowed) {
    return with(draft -> draft.loopbackCallbacks = allowed);
  }

  /** Tasks without a scenario take this long. */
  public EmulatorSettings withRenderDuration(Duration duration) {
    return with(draft -> draft.renderDuration = duration);
  }

  /** Callbacks that fail are sent again after these pauses. */
  public EmulatorSettings withCallbackRetryDelays(List<Duration> delays) {
    return with(draft -> draft.callbackRetryDelays = delays);
  }

  /** One attempt of a callback may take this long. */
  public EmulatorSettings withCallbackTimeout(Duration timeout) {
    return with(draft -> draft.callbackTimeout = timeout);
  }

  /** Every answered submit takes this much longer. */
  public EmulatorSettings withSubmitLatency(Duration latency) {
    return with(draft -> draft.submitLatency = latency);
  }

  /** More calls per minute than this get 429. */
  public EmulatorSettings withRateLimits(RateLimits limits) {
    return with(draft -> draft.rateLimits = limits);
  }

  /** Whether a repeated {@code Idempotency-Key} returns the first task; it does not by default. */
  public EmulatorSettings withIdempotencyHonoured(boolean honoured) {
    return with(draft -> draft.idempotencyHonoured = honoured);
  }

  /** Every finished task delivers this video. */
  public EmulatorSettings withResultVideo(Path file) {
    return with(draft -> draft.resultVideo = Optional.of(file));
  }

  /** Serves the files of this directory at {@code /media/}. */
  public EmulatorSettings withMediaDirectory(Path directory) {
    return with(draft -> draft.mediaDirectory = Optional.of(directory));
  }

  /** EvoLink's files API takes this. */
  public EmulatorSettings withEvoLinkFiles(FileRules rules) {
    return with(draft -> draft.evolinkFiles = rules);
  }

  /** The DashScope part behaves like this. */
  public EmulatorSettings withDashScope(DashScopeSettings newSettings) {
    return with(draft -> draft.dashscope = newSettings);
  }

  /** The JoggAI part behaves like this. */
  public EmulatorSettings withJoggAi(JoggAiSettings newSettings) {
    return with(draft -> draft.joggai = newSettings);
  }

  private EmulatorSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** A copy on its way to be another record. */
  private static final class Draft {
    private int port;
    private String bindHost;
    private Optional<URI> publicBaseUri;
    private Clock clock;
    private boolean loopbackCallbacks;
    private Duration renderDuration;
    private List<Duration> callbackRetryDelays;
    private Duration callbackTimeout;
    private Duration submitLatency;
    private RateLimits rateLimits;
    private boolean idempotencyHonoured;
    private Optional<Path> resultVideo;
    private Optional<Path> mediaDirectory;
    private FileRules evolinkFiles;
    private DashScopeSettings dashscope;
    private JoggAiSettings joggai;

    Draft(EmulatorSettings from) {
      port = from.port;
      bindHost = from.bindHost;
      publicBaseUri = from.publicBaseUri;
      clock = from.clock;
      loopbackCallbacks = from.loopbackCallbacks;
      renderDuration = from.renderDuration;
      callbackRetryDelays = from.callbackRetryDelays;
      callbackTimeout = from.callbackTimeout;
      submitLatency = from.submitLatency;
      rateLimits = from.rateLimits;
      idempotencyHonoured = from.idempotencyHonoured;
      resultVideo = from.resultVideo;
      mediaDirectory = from.mediaDirectory;
      evolinkFiles = from.evolinkFiles;
      dashscope = from.dashscope;
      joggai = from.joggai;
    }

    EmulatorSettings settings() {
      return new EmulatorSettings(
          port,
          bindHost,
          publicBaseUri,
          clock,
          loopbackCallbacks,
          renderDuration,
          callbackRetryDelays,
          callbackTimeout,
          submitLatency,
          rateLimits,
          idempotencyHonoured,
          resultVideo,
          mediaDirectory,
          evolinkFiles,
          dashscope,
          joggai);
    }
  }
}
