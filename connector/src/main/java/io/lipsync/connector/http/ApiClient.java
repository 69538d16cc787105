package io.lipsync.connector.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;

/**
 * Sends calls to provider APIs, each exactly once, over pooled connections. Calls that carry a file
 * have a pool of their own and more time, and ask the host first (RFC 9110, section 10.1.1): what
 * it answers before the file is sent is the answer. A paid call has a connection of its own, which
 * carried nothing before and is closed afterwards: no other answer can be taken for its own. Never
 * retries, follows {@linkplain Redirects redirects} only with a file that others get, and ends
 * every call within its timeout.
 *
 * <p>Thread-safe. Failures are values, not exceptions: see {@link Exchange}.
 */
public final class ApiClient implements AutoCloseable {
  /** Bytes that are not sent before the host has had a look; fewer are sent as fast as asked. */
  private static final int ASKED_FOR = 64 * 1024;

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
    } catch (RefusedHostException | Redirects.DeadEndException e) {
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
    if (request.carriesFile() && message.getEntity().getContentLength() >= ASKED_FOR) {
      message.setHeader(HttpHeaders.EXPECT, HeaderElements.CONTINUE);
    }
    return message;
  }

  private Exchange answer(
      HttpPool pool, ApiRequest request, HttpUriRequestBase message, HttpClientContext context)
      throws IOException {
    Exchange.Answered answer = answerOnce(pool, request, message, context);
    if (answer.status() == HttpStatus.SC_EXPECTATION_FAILED
        && message.removeHeaders(HttpHeaders.EXPECT)) {
      return answerOnce(pool, request, message, context);
    }
    return answer;
  }

  private Exchange.Answered answerOnce(
      HttpPool pool, ApiRequest request, HttpUriRequestBase message, HttpClientContext context)
      throws IOException {
    PooledClient client = pool.sender(request);
    if (request.followsRedirects()) {
      return Redirects.follow(
          client, message, request.uri(), context, (answer, source) -> read(pool, answer));
    }
    CloseableHttpResponse response = client.open(message, context);
    try {
      return read(pool, response);
    } finally {
      PooledClient.release(response);
    }
  }

  private Exchange.Answered read(HttpPool pool, CloseableHttpResponse answer) {
    return new Exchange.Answered(
        answer.getCode(),
        AnswerBody.text(answer, pool.reuse()),
        RetryAfter.parse(Headers.of(answer, "Retry-After"), clock),
        RequestId.of(answer),
        Headers.of(answer, "Date"));
  }
}
