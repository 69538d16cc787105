package io.lipsync.emulator;

import io.lipsync.emulator.dashscope.DashScopeSettings;
import io.lipsync.emulator.evolink.FileRules;
import io.lipsync.emulator.joggai.JoggAiSettings;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
 * @param evoLinkFiles what EvoLink's files API takes
 * @param dashScope how the DashScope part behaves
 * @param joggAi how the JoggAI part behaves
 */
@RecordBuilder
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
    FileRules evoLinkFiles,
    DashScopeSettings dashScope,
    JoggAiSettings joggAi)
    implements EmulatorSettingsBuilder.With {

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

  /** Result links start with this address. */
  public EmulatorSettings withPublicBaseUri(URI uri) {
    return withPublicBaseUri(Optional.of(uri));
  }

  /** Every finished task delivers this video. */
  public EmulatorSettings withResultVideo(Path file) {
    return withResultVideo(Optional.of(file));
  }

  /** Serves the files of this directory at {@code /media/}. */
  public EmulatorSettings withMediaDirectory(Path directory) {
    return withMediaDirectory(Optional.of(directory));
  }
}
