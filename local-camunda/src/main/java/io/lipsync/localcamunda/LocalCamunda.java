package io.lipsync.localcamunda;

import io.lipsync.localcamunda.command.Commands;
import io.lipsync.localcamunda.command.JobsAvailable;
import io.lipsync.localcamunda.document.DocumentStore;
import io.lipsync.localcamunda.engine.EngineHost;
import io.lipsync.localcamunda.grpc.GrpcServer;
import io.lipsync.localcamunda.grpc.JobStreams;
import io.lipsync.localcamunda.rest.RestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A Camunda 8.8 for tests and demos in this JVM: a real Zeebe engine, reached by gRPC and by the
 * REST API, as far as the stock connector runtime, client and process tests ask for it.
 * Thread-safe. Closing it leaves nothing behind but a documents directory of the caller's choice.
 *
 * <pre>{@code
 * try (LocalCamunda camunda = LocalCamunda.start(LocalCamundaSettings.defaults())) {
 *   CamundaClient.newClientBuilder()
 *       .grpcAddress(camunda.grpcAddress())
 *       .restAddress(camunda.restAddress()) ...
 * }
 * }</pre>
 */
public final class LocalCamunda implements AutoCloseable {

  private final String host;
  private final TemporaryFolder scratch;
  private final EngineHost engine;
  private final GrpcServer grpc;
  private final RestServer rest;

  private LocalCamunda(LocalCamundaSettings settings) throws IOException {
    host = settings.host();
    scratch = TemporaryFolder.create("local-camunda-");
    Path documents =
        settings.documentsDirectory().orElseGet(() -> scratch.path().resolve("documents"));
    var store = new DocumentStore(documents);
    var jobsAvailable = new JobsAvailable();
    var jobStreams = new JobStreams(jobsAvailable);
    engine = new EngineHost(jobStreams, settings.keepFinishedInstances());
    try {
      var commands = Commands.of(engine, jobsAvailable);
      grpc = GrpcServer.start(host, settings.grpcPort(), engine, commands, jobStreams);
      try {
        rest =
            RestServer.start(
                host,
                settings.restPort(),
                engine,
                commands,
                store,
                scratch.path(),
                settings.maxUploadBytes());
      } catch (RuntimeException e) {
        grpc.close();
        throw e;
      }
    } catch (RuntimeException e) {
      engine.close();
      scratch.close();
      throw e;
    }
  }

  /**
   * Starts everything; ready for calls when this returns.
   *
   * @throws RuntimeException if a port is taken or a directory cannot be used
   */
  public static LocalCamunda start(LocalCamundaSettings settings) {
    try {
      return new LocalCamunda(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("the documents directory cannot be used", e);
    }
  }

  /** Where gRPC clients and workers connect. */
  public URI grpcAddress() {
    return URI.create("http://%s:%d".formatted(host, grpc.port()));
  }

  /** The base of the REST API (without {@code /v2}) and of the actuator. */
  public URI restAddress() {
    return URI.create("http://%s:%d".formatted(host, rest.port()));
  }

  /** Moves the engine's clock forward, so that timers and message lifetimes come due. */
  public void increaseTime(Duration duration) {
    engine.clock().add(duration);
  }

  /** Throws away all processes and instances; ports, clients and documents stay. */
  public void purge() {
    engine.purge();
  }

  @Override
  public void close() {
    rest.close();
    grpc.close();
    engine.close();
    scratch.close();
  }
}
