package io.lipsync.connector.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Reads single parts of files at addresses that others have named, by ranged GETs (RFC 9110,
 * section 14): signed links are often signed for GET alone, so that no HEAD is ever sent. Public
 * hosts only, no API key, and never more than was asked for: a host that sends the whole file is
 * hung up on. {@linkplain Redirects} are followed. It has connections of its own, so that a slow
 * media host never delays a paid call.
 *
 * <p>Thread-safe. Failures are values, not exceptions: see {@link FilePart}.
 */
public final class PartClient implements AutoCloseable {
  private static final FilePart LATE = new FilePart.Broken("its host did not answer in time");

  private final PooledClient client;
  private final Deadlines deadlines = new Deadlines();

  /** A client with its own connections. Close it to release them. */
  public PartClient(HttpSettings settings) {
    this(settings, SystemDefaultDnsResolver.INSTANCE);
  }

  /** A client that looks hosts up in its own way. */
  public PartClient(HttpSettings settings, DnsResolver lookup) {
    this.client = HttpClientFactory.forLinks(settings, lookup, Reuse.POOLED);
  }

  /**
   * Reads a part of a file.
   *
   * @param from the first byte
   * @param count bytes at most
   * @param limit the end of the call, redirects included
   */
  public FilePart read(URI uri, long from, int count, Duration limit) {
    HttpUriRequestBase message = new HttpUriRequestBase("GET", uri);
    message.setHeader(HttpHeaders.RANGE, "bytes=%d-%d".formatted(from, from + count - 1));
    message.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    try (Deadlines.End deadline = deadlines.start(message, limit)) {
      try {
        return readOrAskForAll(message, uri, from, count);
      } catch (IOException | RuntimeException e) {
        return deadline.isMissed() ? LATE : failure(e);
      }
    }
  }

  /** Connections that calls hold now. */
  int leased() {
    return client.leased();
  }

  @Override
  public void close() {
    deadlines.close();
    client.close();
  }

  /** Some hosts refuse ranges, or answer them with what cannot be used, and give whole files. */
  private FilePart readOrAskForAll(HttpUriRequestBase message, URI uri, long from, int count)
      throws IOException {
    FilePart part = follow(message, uri, from, count);
    if (from > 0 || !PartAnswer.isUnclear(part)) {
      return part;
    }
    message.removeHeaders(HttpHeaders.RANGE);
    return follow(message, uri, from, count);
  }

  private FilePart follow(HttpUriRequestBase message, URI uri, long from, int count)
      throws IOException {
    return Redirects.follow(
        client,
        message,
        uri,
        HttpClientContext.create(),
        (answer, source) -> PartAnswer.read(answer, source, from, count));
  }

  private static FilePart failure(Exception e) {
    return switch (e) {
      case RefusedHostException inside -> new FilePart.Forbidden(inside.getMessage());
      case UnknownHostException unknown -> new FilePart.NoHost("its host is not known");
      case SocketTimeoutException late -> LATE;
      case ConnectException refused -> new FilePart.NoHost("its host refuses connections");
      case NoRouteToHostException none -> new FilePart.NoHost("no way leads to its host");
      case SSLException untrusted -> new FilePart.NoHost("its host has no trusted certificate");
      case Redirects.DeadEndException end -> new FilePart.NoHost(end.getMessage());
      default -> new FilePart.Broken("its host broke off");
    };
  }
}
