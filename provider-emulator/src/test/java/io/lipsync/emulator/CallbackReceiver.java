package io.lipsync.emulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Receives callbacks and answers as told, then with 200. */
public final class CallbackReceiver implements AutoCloseable {

  /** A received callback. */
  public record Received(URI uri, String contentType, String body, Headers headers) {

    /** The first header of that name, or null. */
    public String header(String name) {
      return headers.getFirst(name);
    }
  }

  private final HttpServer server;
  private final Deque<Integer> statuses = new ConcurrentLinkedDeque<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Consumer<Received> before = callback -> {};

  public CallbackReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/inbound/lip-sync";
  }

  /** The statuses of the next answers. */
  public CallbackReceiver answering(int... next) {
    for (int status : next) {
      statuses.add(status);
    }
    return this;
  }

  /** Does something before the callback is answered. */
  public void beforeAnswer(Consumer<Received> action) {
    before = action;
  }

  public List<Received> received() {
    return received;
  }

  private void handle(HttpExchange exchange) throws IOException {
    Received callback =
        new Received(
            exchange.getRequestURI(),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            exchange.getRequestHeaders());
    received.add(callback);
    before.accept(callback);
    Integer status = statuses.poll();
    if (status != null && status / 100 == 3) {
      exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
    }
    exchange.sendResponseHeaders(status == null ? 200 : status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
