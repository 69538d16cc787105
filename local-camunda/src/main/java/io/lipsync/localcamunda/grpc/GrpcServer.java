package io.lipsync.localcamunda.grpc;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.lipsync.localcamunda.command.Commands;
import io.lipsync.localcamunda.engine.EngineHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Listens for gRPC clients and workers. Closing ends all their calls. */
public final class GrpcServer implements AutoCloseable {

  /** A batch of jobs carries their variables, so it may be larger than gRPC's own 4 MB. */
  private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

  private final Server server;

  private GrpcServer(Server server) {
    this.server = server;
  }

  /**
   * Starts listening.
   *
   * @param port the port; 0 takes a free one
   * @throws UncheckedIOException if the port is taken
   */
  public static GrpcServer start(
      String host, int port, EngineHost engine, Commands commands, JobStreams streams) {
    try {
      return new GrpcServer(
          NettyServerBuilder.forAddress(new InetSocketAddress(host, port))
              .maxInboundMessageSize(MAX_MESSAGE_BYTES)
              .permitKeepAliveTime(5, TimeUnit.SECONDS)
              .permitKeepAliveWithoutCalls(true)
              .addService(new GrpcGateway(engine, commands, streams))
              .intercept(new RequestCheck())
              .build()
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen for gRPC on %s:%d".formatted(host, port), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
