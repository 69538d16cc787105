package io.lipsync.connector.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/**
 * Sends calls to provider APIs, each exactly once, over pooled connections. Calls that carry a file
 * have a pool of their own and more time. A paid call has a connection of its own, which carried
 * nothing before and is closed afterwards: no other answer can be taken for its own. Never retries,
 * follows no redirects, and ends every call within its timeout.
 *
 * <p>Thread-safe. Failures are values, not exceptions: see {@link Exchange}.
 */
public final class ApiClient implements AutoCloseable {
  private final HttpPool calls;
  private final HttpPool files;
  private final HttpPool paid;
  private final Clock clock;
  private final Deadlines deadlines = new Deadlines();

  /** A client with its own connections, and no more time for files than for other calls. */
  public ApiClient(HttpSettings settings, Clock clock) {
    this(settings, settings.totalTimeout(), clock);
  }

  /**
   * A client with its own connections. Close it to release them.
   *
   * @param transferTimeout the end of a call that carries a file
   */
  public ApiClient(HttpSettings settings, Duration transferTimeout, Clock clock) {
    this(settings, transferTimeout, clock, SystemDefaultDnsResolver.INSTANCE);
  }

  /** A client that looks hosts up in its own way. */
  ApiClient(HttpSettings settings, Clock clock, DnsResolver lookup) {
    this(settings, settings.totalTimeout(), clock, lookup);
  }

  private ApiClient(
      HttpSettings settings, Duration transferTimeout, Clock clock, DnsResolver lookup) {
    this.clock = clock;
    this.calls = HttpPool.create(settings, lookup, settings.totalTimeout(), Reuse.POOLED);
    this.files = HttpPool.create(settings, lookup, transferTimeout, Reuse.POOLED);
    this.paid = HttpPool.create(settings, lookup, settings.totalTimeout(), Reuse.NEVER);
  }

  /** Sends the request once and tells how it ended. */
  public Exchange send(ApiRequest request) {
    return send(request.carriesFile() ? files : calls, request, SendGate.OPEN);
  }

  /**
   * Sends a request that costs money, over a connection of its own.
   *
   * @param gate asked when the connection is open; where it is closed the call is {@link
   *     Exchange.NotSent}
   */
  public Exchange sendPaid(ApiRequest request, SendGate gate) {
    return send(paid, request.withHeader("Connection", "close"), gate);
  }

  private Exchange send(HttpPool pool, ApiRequest request, SendGate gate) {
    try {
      HttpUriRequestBase message = toMessage(request);
      try (Deadlines.End deadline = deadlines.start(message, pool.limit())) {
        return send(pool, request, message, SendMark.contextFor(gate), deadline);
      }
    } catch (RuntimeException e) {
      return new Exchange.NotSent(BrokenCall.reason(e));
    }
  }

  private Exchange send(
      HttpPool pool,
      ApiRequest request,
      HttpUriRequestBase message,
      HttpClientContext context,
      Deadlines.End deadline) {
    try {
      return answer(pool, request, message, context);
    } catch (RefusedHostException e) {
      return new Exchange.Forbidden(e.getMessage());
    } catch (IOException | RuntimeException e) {
      String reason =
          deadline.isMissed()
              ? "no complete answer within " + pool.limit().toSeconds() + " s"
              : BrokenCall.reason(e);
      return SendMark.isSet(context)
          ? new Exchange.PossiblySent(reason)
          : new Exchange.NotSent(reason);
    }
  }

  /** Connections that calls hold now. */
  int leased() {
    return calls.leased() + files.leased() + paid.leased();
  }

  @Override
  public void close() {
    deadlines.close();
    calls.close();
    files.close();
    paid.close();
  }

  private static HttpUriRequestBase toMessage(ApiRequest request) {
    HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
    request.headers().forEach(message::setHeader);
    if (!message.containsHeader("Accept")) {
      message.setHeader("Accept", "application/json");
    }
    message.setHeader("Accept-Encoding", "identity");
    if (request.body() != null) {
      message.setEntity(Entities.of(request.body()));
    }
    return message;
  }

  private Exchange.Answered answer(
      HttpPool pool, ApiRequest request, HttpUriRequestBase message, HttpClientContext context)
      throws IOException {
    CloseableHttpResponse response = pool.sender(request).open(message, context);
    try {
      return new Exchange.Answered(
          response.getCode(),
          AnswerBody.text(response, pool.reuse()),
          RetryAfter.parse(Headers.of(response, "Retry-After"), clock),
          RequestId.of(response));
    } finally {
      PooledClient.release(response);
    }
  }
}
