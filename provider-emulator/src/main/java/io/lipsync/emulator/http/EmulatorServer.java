package io.lipsync.emulator.http;

import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The one HTTP server of an emulator: Jetty, each call on a virtual thread. Thread-safe. */
public final class EmulatorServer implements AutoCloseable {

  private static final long IDLE_CONNECTION_MILLIS = 600_000;

  private final Server server;
  private final ServerConnector connector;
  private final OutcomeWriter writer = new OutcomeWriter();

  /** A server that is not open yet. */
  public EmulatorServer(String host, int port) {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("emulator-http");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(1024);
    connector.setIdleTimeout(IDLE_CONNECTION_MILLIS);
    server.addConnector(connector);
  }

  /**
   * Opens the port, so that {@link #port()} is known; calls are answered from {@link #start} on.
   *
   * @throws IllegalStateException if the port is taken or the host is none of this machine
   */
  public void open() {
    try {
      connector.open();
    } catch (Exception e) {
      throw new IllegalStateException(
          "cannot listen on %s:%d: %s"
              .formatted(connector.getHost(), connector.getPort(), e.getMessage()),
          e);
    }
  }

  /** Starts answering by these routes; the first that fits wins. */
  public void start(List<Route> routes) {
    server.setHandler(new Router(routes, writer));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("cannot start the HTTP server", e);
    }
  }

  /** The port in use, also when 0 was asked for. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Ends the calls that hang by a scenario. */
  public void releaseHanging() {
    writer.releaseHanging();
  }

  /** Closes the port and all connections. */
  @Override
  public void close() {
    releaseHanging();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop the HTTP server", e);
    }
  }
}
