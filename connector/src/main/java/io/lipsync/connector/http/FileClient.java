package io.lipsync.connector.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Fetches files from addresses that others have named: public hosts only, no redirects, no API key,
 * no more of the file in memory than one buffer, and an end after a given time. It has connections
 * of its own, so that long transfers never delay a paid call.
 *
 * <p>Thread-safe. Failures are values, not exceptions: see {@link Transfer}.
 */
public final class FileClient implements AutoCloseable {
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int BUFFER = 64 * 1024;

  private final PooledClient client;
  private final Deadlines deadlines = new Deadlines();
  private final Duration limit;

  /**
   * @param limit the end of one transfer
   */
  public FileClient(HttpSettings settings, Duration limit) {
    this(settings, limit, SystemDefaultDnsResolver.INSTANCE);
  }

  /** A client that looks hosts up in its own way. */
  FileClient(HttpSettings settings, Duration limit, DnsResolver lookup) {
    this.client =
        HttpClientFactory.create(
            settings, new PublicHosts(lookup, settings.privateHosts()), Reuse.POOLED);
    this.limit = limit;
  }

  /**
   * Fetches what is missing of a file: all of it, or where the host can, the rest of what an
   * earlier transfer left.
   *
   * @param largest bytes that the file may have at most
   */
  public Transfer download(URI uri, PartialFile file, long largest) {
    HttpUriRequestBase message = new HttpUriRequestBase("GET", uri);
    // Compressed on the way, its bytes would be counted otherwise than the host counts them.
    message.setHeader("Accept-Encoding", "identity");
    if (file.size() > 0 && file.validator() != null) {
      message.setHeader("Range", "bytes=" + file.size() + "-");
      message.setHeader("If-Range", file.validator());
    }
    return send(message, file, largest);
  }

  /** Connections that transfers hold now. */
  int leased() {
    return client.leased();
  }

  @Override
  public void close() {
    deadlines.close();
    client.close();
  }

  private Transfer send(HttpUriRequestBase message, PartialFile file, long largest) {
    try (Deadlines.End deadline = deadlines.start(message, limit)) {
      CloseableHttpResponse response = null;
      try {
        response = client.open(message, HttpClientContext.create());
        return receive(response, file, largest);
      } catch (RefusedHostException e) {
        return new Transfer.Forbidden(e.getMessage());
      } catch (IOException | RuntimeException e) {
        return new Transfer.Broken(
            deadline.isMissed()
                ? "not complete within " + limit.toSeconds() + " s"
                : BrokenCall.reason(e));
      } finally {
        PooledClient.release(response);
      }
    }
  }

  private static Transfer receive(ClassicHttpResponse response, PartialFile file, long largest)
      throws IOException {
    int status = response.getCode();
    if (status == RANGE_NOT_SATISFIABLE) {
      file.restart();
      return new Transfer.Broken("the host does not know the rest of the file");
    }
    if (status != OK && status != PARTIAL_CONTENT) {
      return new Transfer.Answered(status);
    }
    AnswerLength.requireClear(response);
    if (status == PARTIAL_CONTENT
        && !ContentRange.of(Headers.of(response, "Content-Range")).isRestAfter(file.size())) {
      file.restart();
      return new Transfer.Broken("the host sent another part of the file than was asked for");
    }
    if (status == OK) {
      file.restart();
      file.describe(Headers.of(response, "Content-Type"), validator(response));
    }
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new Transfer.Complete();
    }
    return copy(entity, file, largest);
  }

  private static Transfer copy(HttpEntity entity, PartialFile file, long largest)
      throws IOException {
    long announced = file.size() + Math.max(entity.getContentLength(), 0);
    if (announced > largest) {
      return new Transfer.TooLarge("it has " + announced + " bytes");
    }
    byte[] buffer = new byte[BUFFER];
    InputStream content = entity.getContent();
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      if (file.size() + read > largest) {
        return new Transfer.TooLarge("it has more than " + largest + " bytes");
      }
      file.append(buffer, read);
    }
    return new Transfer.Complete();
  }

  /** What tells the host that it is still the same file: a strong entity tag, or nothing. */
  private static String validator(ClassicHttpResponse response) {
    String tag = Headers.of(response, "ETag");
    boolean resumable = "bytes".equalsIgnoreCase(Headers.of(response, "Accept-Ranges"));
    return resumable && tag != null && !tag.startsWith("W/") ? tag : null;
  }
}
