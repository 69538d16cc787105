package io.lipsync.examples.demo.page;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.examples.stack.LocalStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The page of the demo: what happens to a request, its forms, its videos, and buttons for what may
 * go wrong. Listens on this machine only, for the page itself and nobody else. Thread-safe; close
 * it to stop it.
 */
public final class PageServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CamundaClient client;
  private final StaticFiles files;
  private final Calls calls;

  private PageServer(LocalStack stack, Libraries libraries, int port) throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    client = stack.newClient();
    files = new StaticFiles(libraries);
    Engine engine = new Engine(client);
    calls =
        new Calls(
            engine,
            new Documents(client),
            stack,
            stack
                .emulator()
                .map(ProviderEmulator::evolink)
                .map(evolink -> new Faults(stack, evolink, engine::submits)));
    server.setExecutor(threads);
    HttpContext context = server.createContext("/", this::answer);
    context.getFilters().add(new Gate(server.getAddress().getPort()));
  }

  /**
   * Starts the page.
   *
   * @param stack what it shows; the example processes are deployed there
   * @param libraries Camunda's libraries for diagrams and forms
   * @param port where it listens, 0 for a free port
   * @throws IllegalStateException when it cannot listen there
   */
  public static PageServer start(LocalStack stack, Libraries libraries, int port) {
    try {
      PageServer page = new PageServer(stack, libraries, port);
      page.server.start();
      return page;
    } catch (IOException e) {
      throw new IllegalStateException(
          "The page cannot listen on port " + port + ": " + e.getMessage() + ".", e);
    }
  }

  /** Where a browser finds the page. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      reply(exchange).to(exchange);
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try {
      Optional<Reply> reply = path.startsWith("/api/") ? calls.reply(exchange) : files.reply(path);
      return reply.orElseGet(Reply::notFound);
    } catch (IllegalArgumentException e) {
      return new Reply(400, "text/plain", e.getMessage());
    } catch (ClientException e) {
      return new Reply(409, "text/plain", "The engine says no: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
