package io.lipsync.localcamunda.rest;

import io.lipsync.localcamunda.command.Commands;
import io.lipsync.localcamunda.document.DocumentStore;
import io.lipsync.localcamunda.engine.EngineHost;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens for HTTP: the REST API and the actuator on one port. Closing ends all requests. */
public final class RestServer implements AutoCloseable {

  private final Server server;
  private final ServerConnector connector;

  private RestServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts listening.
   *
   * @param port the port; 0 takes a free one
   * @param scratch where parts of uploads are kept while they arrive
   * @param maxUploadBytes how long a request with files may be
   * @throws IllegalStateException if the port is taken
   */
  public static RestServer start(
      String host,
      int port,
      EngineHost engine,
      Commands commands,
      DocumentStore documents,
      Path scratch,
      long maxUploadBytes) {
    var threads = new QueuedThreadPool(16);
    threads.setName("local-camunda-rest");
    threads.setDaemon(true);
    // workers that wait for jobs hold their request for a long time: that must not cost a thread
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var server = new Server(threads);
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(
        new Router(
            new Routes(engine, commands, documents).all(), new Uploads(scratch, maxUploadBytes)));
    server.setStopTimeout(0);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("cannot listen for HTTP on %s:%d".formatted(host, port), e);
    }
    return new RestServer(server, connector);
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop cleanly", e);
    }
  }
}
