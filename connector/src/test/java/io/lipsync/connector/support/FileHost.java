package io.lipsync.connector.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A host of one file under any path, and a storage for what is PUT to it. */
public final class FileHost implements AutoCloseable {

  /** What was asked for, in order. */
  public record Request(String method, String path, Map<String, List<String>> headers) {
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().getFirst())
          .findFirst()
          .orElse(null);
    }
  }

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile byte[] file = new byte[0];
  private volatile String contentType = "video/mp4";
  private volatile String entityTag;
  private volatile String contentRange = "bytes %d-%d/%d";
  private volatile boolean inParts;
  private volatile String redirect;
  private volatile boolean announced = true;
  private volatile int status = 200;
  private volatile int putStatus = 201;
  private volatile String explanation = "";

  public FileHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public FileHost serving(byte[] bytes) {
    file = bytes;
    return this;
  }

  public FileHost as(String type) {
    contentType = type;
    return this;
  }

  /** Lets clients fetch the rest of a file. */
  public FileHost resumable(String tag) {
    entityTag = tag;
    return this;
  }

  /** Says something else about the rest of a file than what it is. */
  public FileHost describingParts(String as) {
    contentRange = as;
    return this;
  }

  /** Gives any part of the file that is asked for. */
  public FileHost inParts() {
    inParts = true;
    return this;
  }

  /** Sends everybody who asks for this path elsewhere. */
  public FileHost redirecting(String to) {
    redirect = to;
    return this;
  }

  /** The next so many answers break off in the middle. */
  public FileHost cutting(int times) {
    cuts.set(times);
    return this;
  }

  /** Does not tell how long its answers are. */
  public FileHost unannounced() {
    announced = false;
    return this;
  }

  public FileHost answering(int code) {
    status = code;
    return this;
  }

  public FileHost answeringPuts(int code) {
    putStatus = code;
    return this;
  }

  /** What is said of every refusal. */
  public FileHost explaining(String body) {
    explanation = body;
    return this;
  }

  public String link(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  public List<Request> requests() {
    return requests;
  }

  /** What was PUT under a path, or null. */
  public byte[] stored(String path) {
    return stored.get(path);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              Map.copyOf(exchange.getRequestHeaders())));
      if (exchange.getRequestMethod().equals("PUT")) {
        byte[] body = exchange.getRequestBody().readAllBytes();
        stored.put(exchange.getRequestURI().getPath(), body);
        refuse(exchange, putStatus);
      } else if (status != 200) {
        refuse(exchange, status);
      } else if (redirect != null && exchange.getRequestURI().getPath().equals("/moved")) {
        exchange.getResponseHeaders().set("Location", redirect);
        exchange.sendResponseHeaders(302, -1);
      } else if (inParts && exchange.getRequestHeaders().getFirst("Range") != null) {
        sendPart(exchange);
      } else {
        send(exchange);
      }
    }
  }

  private void refuse(HttpExchange exchange, int code) throws IOException {
    byte[] body = explanation.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void sendPart(HttpExchange exchange) throws IOException {
    String[] range = exchange.getRequestHeaders().getFirst("Range").split("\\D+");
    int from = Integer.parseInt(range[1]);
    int to = Math.min(Integer.parseInt(range[2]), file.length - 1);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    if (from >= file.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + file.length);
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, to, file.length));
    exchange.sendResponseHeaders(206, to - from + 1);
    exchange.getResponseBody().write(file, from, to - from + 1);
  }

  private void send(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String proof = exchange.getRequestHeaders().getFirst("If-Range");
    boolean resumes = range != null && proof != null && proof.equals(entityTag);
    int from = resumes ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    byte[] body = Arrays.copyOfRange(file, from, file.length);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    if (entityTag != null) {
      exchange.getResponseHeaders().set("ETag", entityTag);
      exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    }
    if (resumes) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", contentRange.formatted(from, file.length - 1, file.length));
    }
    int length = body.length == 0 ? -1 : announced ? body.length : 0;
    exchange.sendResponseHeaders(resumes ? 206 : 200, length);
    boolean cut = cuts.getAndUpdate(left -> Math.max(left - 1, 0)) > 0;
    exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
    exchange.getResponseBody().flush();
  }
}
