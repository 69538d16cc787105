package io.lipsync.connector.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.Closer;

/**
 * Sends calls to provider APIs, each exactly once, over pooled connections. Calls that carry a file
 * have a pool of their own, so that long transfers never delay a paid call, and more time. Never
 * retries, follows no redirects, and ends every call within its timeout.
 *
 * <p>Thread-safe. Failures are values, not exceptions: see {@link Exchange}.
 */
public final class ApiClient implements AutoCloseable {
  /** Task answers are a few hundred bytes; more than this is not one. */
  private static final int LONGEST_BODY = 1 << 20;

  private final HttpPool calls;
  private final HttpPool files;
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
    this.calls = HttpPool.create(settings, lookup, settings.totalTimeout());
    this.files = HttpPool.create(settings, lookup, transferTimeout);
  }

  /** Sends the request once and tells how it ended. */
  public Exchange send(ApiRequest request) {
    HttpPool pool = request.carriesFile() ? files : calls;
    try {
      HttpUriRequestBase message = toMessage(request);
      try (Deadlines.Deadline deadline = deadlines.start(message, pool.limit())) {
        return send(pool, request, message, deadline);
      }
    } catch (RuntimeException e) {
      return new Exchange.NotSent(reason(e));
    }
  }

  private Exchange send(
      HttpPool pool, ApiRequest request, HttpUriRequestBase message, Deadlines.Deadline deadline) {
    HttpClientContext context = HttpClientContext.create();
    try {
      return answer(pool.sender(request), message, context);
    } catch (PublicHosts.NotPublicException e) {
      return new Exchange.Forbidden(e.getMessage());
    } catch (IOException | RuntimeException e) {
      String reason =
          deadline.isMissed()
              ? "no complete answer within " + pool.limit().toSeconds() + " s"
              : reason(e);
      return SendMark.isSet(context)
          ? new Exchange.PossiblySent(reason)
          : new Exchange.NotSent(reason);
    }
  }

  @Override
  public void close() {
    deadlines.close();
    calls.close();
    files.close();
  }

  private static HttpUriRequestBase toMessage(ApiRequest request) {
    HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
    request.headers().forEach(message::setHeader);
    if (!message.containsHeader("Accept")) {
      message.setHeader("Accept", "application/json");
    }
    if (request.body() != null) {
      message.setEntity(Entities.of(request.body()));
    }
    return message;
  }

  private Exchange.Answered answer(
      CloseableHttpClient sender, HttpUriRequestBase message, HttpClientContext context)
      throws IOException {
    // Not execute(): it fails after the handler when the rest of a broken body cannot be read.
    ClassicHttpResponse response = sender.executeOpen(null, message, context);
    try {
      return toAnswer(response);
    } finally {
      Closer.closeQuietly(response);
    }
  }

  private Exchange.Answered toAnswer(ClassicHttpResponse response) {
    return new Exchange.Answered(
        response.getCode(),
        readBody(response.getEntity()),
        RetryAfter.parse(Headers.of(response, "Retry-After"), clock));
  }

  /** A status line is an answer even when its body breaks off: a refusal stays a refusal. */
  private static String readBody(HttpEntity entity) {
    if (entity == null) {
      return "";
    }
    try {
      byte[] bytes = entity.getContent().readNBytes(LONGEST_BODY);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static String reason(Exception e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
