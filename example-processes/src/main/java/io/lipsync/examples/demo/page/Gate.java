package io.lipsync.examples.demo.page;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Lets only the page itself in. A web page of somebody else can make a browser call this machine,
 * also under a host name of its own that leads here; neither may press a button or read a form.
 */
final class Gate extends Filter {
  private static final String CONTENT_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data: blob:",
          "media-src 'self' blob:",
          "font-src 'self' data:",
          "connect-src 'self'",
          // Links that a person gave are shown by the forms, as in Tasklist.
          "frame-src https:",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  private final Set<String> hosts;

  Gate(int port) {
    hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    exchange.getResponseHeaders().set("Content-Security-Policy", CONTENT_POLICY);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("Cross-Origin-Resource-Policy", "same-origin");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (isAllowed(exchange)) {
      chain.doFilter(exchange);
    } else {
      new Reply(403, "text/plain", "This page is only for the person at this machine.")
          .to(exchange);
    }
  }

  private boolean isAllowed(HttpExchange exchange) {
    List<String> host = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    if (host.size() != 1 || !hosts.contains(host.getFirst())) {
      return false;
    }
    List<String> origin = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
    boolean own = origin.equals(List.of("http://" + host.getFirst()));
    boolean reads = exchange.getRequestMethod().equals("GET");
    return own || reads && origin.isEmpty();
  }

  @Override
  public String description() {
    return "only the page itself";
  }
}
