package io.lipsync.connector.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Fetches files from addresses that others have named: public hosts only, {@linkplain Redirects}
 * included, no API key, no more of the file in memory than one buffer, and an end after a given
 * time. It has connections of its own, so that long transfers never delay a paid call.
 *
 * <p>Thread-safe. Failures are values, not exceptions: see {@link Transfer}.
 */
public final class FileClient implements AutoCloseable {
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
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
    this.client = HttpClientFactory.forLinks(settings, lookup, Reuse.POOLED);
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
      message.setHeader(HttpHeaders.RANGE, "bytes=" + file.size() + "-");
      message.setHeader("If-Range", file.validator());
    }
    return send(message, uri, file, largest);
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

  private Transfer send(HttpUriRequestBase message, URI uri, PartialFile file, long largest) {
    try (Deadlines.End deadline = deadlines.start(message, limit)) {
      try {
        boolean rest = message.containsHeader(HttpHeaders.RANGE);
        return Redirects.follow(
            client,
            message,
            uri,
            HttpClientContext.create(),
            (answer, source) -> receive(answer, rest, file, largest));
      } catch (RefusedHostException | Redirects.DeadEndException e) {
        return new Transfer.Forbidden(e.getMessage());
      } catch (IOException | RuntimeException e) {
        return new Transfer.Broken(
            deadline.isMissed()
                ? "not complete within " + limit.toSeconds() + " s"
                : BrokenCall.reason(e));
      }
    }
  }

  /**
   * @param rest whether only the rest of the file was asked for
   */
  private static Transfer receive(
      ClassicHttpResponse response, boolean rest, PartialFile file, long largest)
      throws IOException {
    int status = response.getCode();
    boolean isFile = status == OK || status == PARTIAL_CONTENT;
    if (!isFile && rest) {
      file.restart();
      return new Transfer.Broken("the host does not know the rest of the file");
    }
    if (!isFile) {
      return new Transfer.Answered(status, AnswerBody.text(response, Reuse.POOLED));
    }
    AnswerLength.requireClear(response);
    ContentRange range = ContentRange.of(Headers.of(response, HttpHeaders.CONTENT_RANGE));
    boolean asked = rest ? range.isRestAfter(file.size()) : range.isWhole();
    if (status == PARTIAL_CONTENT && !asked) {
      file.restart();
      return new Transfer.Broken("the host sent another part of the file than was asked for");
    }
    if (status == OK || !rest) {
      file.restart();
      file.describe(Headers.of(response, HttpHeaders.CONTENT_TYPE), validator(response));
    }
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new Transfer.Complete();
    }
    boolean coded = !ContentCoding.isNone(response);
    return copy(
        ContentCoding.decoded(entity.getContent(), response),
        coded ? 0 : Math.max(entity.getContentLength(), 0),
        file,
        largest);
  }

  private static Transfer copy(InputStream content, long length, PartialFile file, long largest)
      throws IOException {
    long announced = file.size() + length;
    if (announced > largest) {
      return new Transfer.TooLarge("it has " + announced + " bytes");
    }
    byte[] buffer = new byte[BUFFER];
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
    boolean same = resumable && ContentCoding.isNone(response);
    return same && tag != null && !tag.startsWith("W/") ? tag : null;
  }
}
