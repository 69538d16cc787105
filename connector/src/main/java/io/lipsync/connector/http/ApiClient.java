package io.lipsync.connector.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;

/**
 * Sends calls to provider APIs, each exactly once, over pooled connections: one pool for addresses
 * of this installation, and one that reaches public hosts only for addresses that somebody else has
 * named. Never retries, follows no redirects, and ends every call within the total timeout.
 *
 * <p>Thread-safe. Failures are values, not exceptions: see {@link Exchange}.
 */
public final class ApiClient implements AutoCloseable {
  /** Task answers are a few hundred bytes; more than this is not one. */
  private static final int LONGEST_BODY = 1 << 20;

  private final CloseableHttpClient client;
  private final CloseableHttpClient publicClient;
  private final HttpSettings settings;
  private final Clock clock;
  private final ScheduledExecutorService deadlines;

  /** A client with its own pool. Close it to release the connections. */
  public ApiClient(HttpSettings settings, Clock clock) {
    this(settings, clock, SystemDefaultDnsResolver.INSTANCE);
  }

  /** A client that looks hosts up in its own way. */
  ApiClient(HttpSettings settings, Clock clock, DnsResolver lookup) {
    this.settings = settings;
    this.clock = clock;
    this.client = HttpClientFactory.create(settings, lookup);
    this.publicClient =
        settings.allowPrivateAddresses()
            ? client
            : HttpClientFactory.create(settings, new PublicHosts(lookup));
    this.deadlines = deadlineTimer();
  }

  /** Sends the request once and tells how it ended. */
  public Exchange send(ApiRequest request) {
    HttpClientContext context = HttpClientContext.create();
    AtomicBoolean late = new AtomicBoolean();
    try {
      HttpUriRequestBase message = toMessage(request);
      ScheduledFuture<?> deadline =
          deadlines.schedule(
              () -> {
                late.set(true);
                message.cancel();
              },
              settings.totalTimeout().toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        return answer(request.publicOnly() ? publicClient : client, message, context);
      } finally {
        deadline.cancel(false);
      }
    } catch (PublicHosts.NotPublicException e) {
      return new Exchange.Forbidden(e.getMessage());
    } catch (IOException | RuntimeException e) {
      String reason = reason(e, late.get());
      return SendMark.isSet(context)
          ? new Exchange.PossiblySent(reason)
          : new Exchange.NotSent(reason);
    }
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.GRACEFUL);
    publicClient.close(CloseMode.GRACEFUL);
  }

  private static HttpUriRequestBase toMessage(ApiRequest request) {
    HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
    request.headers().forEach(message::setHeader);
    message.setHeader("Accept", "application/json");
    if (request.json() != null) {
      message.setEntity(new StringEntity(request.json(), ContentType.APPLICATION_JSON));
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
    Header retryAfter = response.getFirstHeader("Retry-After");
    return new Exchange.Answered(
        response.getCode(),
        readBody(response.getEntity()),
        RetryAfter.parse(retryAfter == null ? null : retryAfter.getValue(), clock));
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

  private String reason(Exception e, boolean cancelled) {
    return cancelled
        ? "no complete answer within " + settings.totalTimeout().toSeconds() + " s"
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static ScheduledExecutorService deadlineTimer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("lip-sync-deadline").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
