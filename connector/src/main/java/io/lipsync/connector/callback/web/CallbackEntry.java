package io.lipsync.connector.callback.web;

import io.lipsync.connector.callback.CallbackEndpoint;
import io.lipsync.connector.callback.CallbackMemory;
import io.lipsync.connector.callback.CallbackPaths;
import io.lipsync.connector.callback.judge.Verdict;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What stands before the runtime's webhooks, for the paths of our own elements and for no others:
 * method, length and all that the headers prove are judged before a body is read, bodies are read
 * without holding a thread, and only a callback whose task is finished, and that the engine has not
 * just taken, gets further. Thread-safe.
 */
public final class CallbackEntry {
  /** The longest body that is read, in bytes. */
  public static final int LONGEST_BODY = 64 * 1024;

  static final String BODY = CallbackEntry.class.getName() + ".body";

  private static final byte[] RECEIVED = "{\"received\":true}".getBytes(StandardCharsets.UTF_8);

  private final CallbackPaths paths;
  private final CallbackMemory memory;
  private final Refusals refusals;
  private final CallbackObserver observer;
  private final Limits limits;
  private final PendingBodies pending;

  /**
   * @param time for a body, from its first byte to its last
   * @param bodies that are read at once
   */
  public record Limits(Duration time, int bodies) {
    /** As long as EvoLink waits for an answer, and 16 MB if each body is as long as it may be. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), 256);
  }

  public CallbackEntry(
      CallbackPaths paths,
      CallbackMemory memory,
      Refusals refusals,
      CallbackObserver observer,
      Limits limits) {
    this.paths = paths;
    this.memory = memory;
    this.refusals = refusals;
    this.observer = observer;
    this.limits = limits;
    this.pending = new PendingBodies(limits.bodies());
  }

  /** Answers a request or passes it on. */
  public void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    List<CallbackEndpoint> endpoints = endpoints(request);
    if (endpoints.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    CallbackExchange exchange = new CallbackExchange(request, response, endpoints);
    if (request.getAttribute(BODY) instanceof ReceivedBody body) {
      proceed(exchange, body, chain);
    } else {
      admit(exchange, chain);
    }
  }

  private void proceed(CallbackExchange exchange, ReceivedBody body, FilterChain chain)
      throws IOException, ServletException {
    switch (body) {
      case ReceivedBody.Complete complete -> judge(exchange, complete.bytes(), chain);
      case ReceivedBody.GivenUp given -> refuse(exchange, given.status(), given.reason());
    }
  }

  private List<CallbackEndpoint> endpoints(HttpServletRequest request) {
    return RequestTarget.contexts(request).stream()
        .map(paths::at)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private void admit(CallbackExchange exchange, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = exchange.request();
    Verdict.Forged forged = exchange.forgedInHead();
    if (!"POST".equals(request.getMethod())) {
      exchange.response().setHeader("Allow", "POST");
      refuse(exchange, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "not a POST");
    } else if (request.getContentLengthLong() > LONGEST_BODY) {
      refuse(exchange, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "more than 64 KB");
    } else if (!exchange.isReady()) {
      observer.notReady(exchange.first());
      answer(exchange, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } else if (forged != null) {
      answer(exchange, forged);
    } else if (Refusals.hasBody(request)) {
      read(request);
    } else {
      judge(exchange, new byte[0], chain);
    }
  }

  private void read(HttpServletRequest request) throws IOException {
    BodyReader reader = BodyReader.of(request, LONGEST_BODY, limits.time(), pending::remove);
    pending.add(reader);
    reader.start();
  }

  private void judge(CallbackExchange exchange, byte[] body, FilterChain chain)
      throws IOException, ServletException {
    CallbackExchange.Judged judged = exchange.judge(body);
    if (judged == null) {
      observer.notReady(exchange.first());
      answer(exchange, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } else if (judged.verdict() instanceof Verdict.Finished finished
        && !memory.delivered().contains(judged.endpoint().path(), finished.task())) {
      passOn(exchange, judged, body, chain);
    } else {
      observer.answered(judged.endpoint(), judged.verdict());
      answer(exchange, judged.verdict().status());
    }
  }

  private void passOn(
      CallbackExchange exchange, CallbackExchange.Judged judged, byte[] body, FilterChain chain)
      throws IOException, ServletException {
    memory.handover().leave(judged.endpoint().receiver(), body, judged.verdict());
    try {
      chain.doFilter(exchange.withBody(body), exchange.response());
    } finally {
      memory.handover().clear();
    }
  }

  private void answer(CallbackExchange exchange, Verdict.Forged forged) throws IOException {
    observer.answered(exchange.first(), forged);
    answer(exchange, forged.status());
  }

  private void refuse(CallbackExchange exchange, int status, String reason) throws IOException {
    observer.refused(exchange.first(), status, reason);
    answer(exchange, status);
  }

  private void answer(CallbackExchange exchange, int status) throws IOException {
    HttpServletResponse response = exchange.response();
    if (status != HttpServletResponse.SC_OK) {
      refusals.refuse(exchange.request(), response, status);
      return;
    }
    response.setContentType("application/json");
    response.setContentLength(RECEIVED.length);
    response.getOutputStream().write(RECEIVED);
  }
}
