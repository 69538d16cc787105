package io.lipsync.examples.faults;

import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.QuickLaunch;
import io.lipsync.examples.stack.RuntimeSettings;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A connector runtime of its own, beside the shared one, with a {@link FaultyLink} in each of its
 * connections: to the provider, to the engine, and from the provider to its webhook. It can be
 * killed and started again. Not thread-safe.
 */
final class FaultyStack implements AutoCloseable {
  /** Jobs that this runtime works on, and the shared one does not. */
  static final String JOB_TYPE = "io.lipsync:lip-sync:faulty";

  private static FaultyStack running;

  private final RuntimeSettings settings;
  private final Function<String, Path> logs;
  private final AtomicInteger starts = new AtomicInteger();
  private final FaultyLink provider;
  private final FaultyLink engine;
  private final FaultyLink engineRest;
  private final FaultyLink webhook;
  private ConnectorRuntime runtime;

  private FaultyStack(RuntimeSettings direct, Function<String, Path> logs) {
    this.logs = logs;
    this.provider = FaultyLink.to(direct.evolinkBaseUrl());
    this.engine = FaultyLink.to(direct.grpcAddress());
    this.engineRest = FaultyLink.to(direct.restAddress());
    this.webhook = FaultyLink.to(direct.restAddress());
    this.settings =
        direct
            .with("CONNECTOR_LIPSYNC_TYPE", JOB_TYPE)
            .with("CAMUNDA_CLIENT_GRPC_ADDRESS", engine.address().toString())
            .with("CAMUNDA_CLIENT_REST_ADDRESS", engineRest.address().toString())
            .with("LIPSYNC_EVOLINK_BASE_URL", provider.address().toString())
            .with("LIPSYNC_CALLBACK_BASE_URL", webhook.address().toString())
            .with("LIPSYNC_HTTP_RESPONSE_TIMEOUT", "45s")
            .with("LIPSYNC_SUBMIT_SETTLED_AFTER", "2s");
    this.runtime = startOne();
    this.webhook.leadTo(runtime.address());
  }

  /** The stack of this run, started at the first call and stopped when the JVM ends. */
  static synchronized FaultyStack running(RuntimeSettings direct, Function<String, Path> logs) {
    if (running == null) {
      FaultyStack stack = new FaultyStack(direct, logs);
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
      running = stack;
    }
    return running;
  }

  /** From the runtime to the provider. */
  FaultyLink provider() {
    return provider;
  }

  /** From the runtime to the engine, gRPC and REST: what it sends disappears. */
  void cutOffEngine() {
    engine.suffer(LinkFault.SWALLOWED);
    engineRest.suffer(LinkFault.SWALLOWED);
  }

  /** From the runtime to the engine, gRPC and REST: connections break and none is taken. */
  void breakEngine() {
    engine.suffer(LinkFault.REFUSED);
    engineRest.suffer(LinkFault.REFUSED);
  }

  /** The engine can be reached again. */
  void reconnectEngine() {
    engine.heal();
    engineRest.heal();
  }

  /** The runtime that callbacks go to. */
  ConnectorRuntime runtime() {
    return runtime;
  }

  /** One more runtime with the same connections; callbacks do not go there. The caller ends it. */
  ConnectorRuntime startOne() {
    return ConnectorRuntime.start(
        QuickLaunch.withConnector(), settings, logs.apply("faulty-" + starts.incrementAndGet()));
  }

  /** Callbacks go to this runtime from now on, which is ended with this stack. */
  void use(ConnectorRuntime other) {
    runtime = other;
    webhook.leadTo(other.address());
  }

  /** Ends all faults. */
  void heal() {
    provider.heal();
    reconnectEngine();
    webhook.heal();
  }

  @Override
  public void close() {
    runtime.kill();
    provider.close();
    engine.close();
    engineRest.close();
    webhook.close();
  }
}
