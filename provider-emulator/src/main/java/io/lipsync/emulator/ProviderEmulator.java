package io.lipsync.emulator;

import io.lipsync.emulator.dashscope.DashScopeEmulator;
import io.lipsync.emulator.evolink.EvoLinkEmulator;
import io.lipsync.emulator.files.MediaFiles;
import io.lipsync.emulator.files.ResultFiles;
import io.lipsync.emulator.files.Storage;
import io.lipsync.emulator.files.VideoContent;
import io.lipsync.emulator.http.EmulatorServer;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.joggai.JoggAiEmulator;
import io.lipsync.emulator.time.EmulatorClock;
import io.lipsync.emulator.time.Timeline;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Emulators of lip-sync providers on one HTTP port, for tests and demonstrations.
 *
 * <pre>{@code
 * try (var emulator = ProviderEmulator.start(EmulatorSettings.defaults())) {
 *   emulator.evolink().scenarios().forNextSubmit(Scenarios.callbackLost());
 *   runMyProcessAgainst(emulator.evolink().baseUri());
 *   assertThat(emulator.evolink().journal().summary().billedTasks()).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>This class is thread-safe. Nothing is ever logged.
 */
public final class ProviderEmulator implements AutoCloseable {

  private final EmulatorServer server;
  private final URI baseUri;
  private final EmulatorClock clock;
  private final Timeline timeline;
  private final ResultFiles results;
  private final Storage storage;
  private final EvoLinkEmulator evolink;
  private final DashScopeEmulator dashscope;
  private final JoggAiEmulator joggai;
  private final List<VendorEmulator> vendors;

  private ProviderEmulator(EmulatorSettings settings) {
    VideoContent video =
        settings.resultVideo().map(VideoContent::of).orElseGet(VideoContent::builtIn);
    server = new EmulatorServer(settings.bindHost(), settings.port());
    server.open();
    baseUri = settings.publicBaseUri().orElseGet(() -> localUri(settings.bindHost()));
    clock = new EmulatorClock(settings.clock());
    timeline = new Timeline(clock);
    results = new ResultFiles(baseUri, clock, video);
    storage = new Storage(baseUri, clock);
    EmulatorContext context = new EmulatorContext(settings, baseUri, clock, timeline, results);
    evolink = new EvoLinkEmulator(context);
    dashscope = new DashScopeEmulator(context);
    joggai = new JoggAiEmulator(context);
    vendors = List.of(evolink, dashscope, joggai);
    server.start(routes(new MediaFiles(settings.mediaDirectory())));
  }

  /**
   * Starts an emulator; close it when done.
   *
   * @throws IllegalStateException if the port is taken
   * @throws IllegalArgumentException if the result video cannot be read
   */
  public static ProviderEmulator start(EmulatorSettings settings) {
    return new ProviderEmulator(settings);
  }

  private List<Route> routes(MediaFiles media) {
    List<Route> routes = new ArrayList<>();
    for (VendorEmulator vendor : vendors) {
      vendor.routes().forEach(route -> routes.add(route.under("/" + vendor.name())));
      vendor.adminRoutes().forEach(route -> routes.add(route.under("/admin/" + vendor.name())));
    }
    routes.add(results.route());
    routes.add(media.route());
    routes.addAll(storage.routes());
    routes.addAll(new Administration(this, routes).routes());
    return routes;
  }

  private URI localUri(String bindHost) {
    String host = bindHost.equals("0.0.0.0") || bindHost.equals("::") ? "127.0.0.1" : bindHost;
    return URI.create(
        "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, server.port()));
  }

  /** The address of the emulator, without a slash at the end. */
  public URI baseUri() {
    return baseUri;
  }

  /** The port in use. */
  public int port() {
    return server.port();
  }

  /** The EvoLink part. */
  public EvoLinkEmulator evolink() {
    return evolink;
  }

  /** The DashScope part. */
  public DashScopeEmulator dashscope() {
    return dashscope;
  }

  /** The JoggAI part. */
  public JoggAiEmulator joggai() {
    return joggai;
  }

  /** A storage for results: what a process saves may be put there. */
  public Storage storage() {
    return storage;
  }

  /** All parts. */
  public List<VendorEmulator> vendors() {
    return vendors;
  }

  /** The time by the emulator's clock. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * Moves the emulator's clock forward; tasks and callbacks that become due by it happen now.
   *
   * @throws IllegalArgumentException if {@code by} is negative
   */
  public void advanceClock(Duration by) {
    clock.advance(by);
    timeline.clockMoved();
  }

  /**
   * Makes the emulator as new: no tasks, no results, no scenarios, an empty journal, the clock at
   * its base. Calls that hang are reset.
   */
  public void reset() {
    timeline.clear();
    server.releaseHanging();
    vendors.forEach(VendorEmulator::reset);
    results.clear();
    storage.clear();
    clock.reset();
  }

  /** Closes the port and all connections; callbacks that are due are not sent any more. */
  @Override
  public void close() {
    timeline.close();
    vendors.forEach(VendorEmulator::close);
    server.close();
  }
}
