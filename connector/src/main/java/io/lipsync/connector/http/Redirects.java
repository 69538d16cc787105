package io.lipsync.connector.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * The one rule for redirects (RFC 9110, section 15.4) of links that others have named, whatever
 * they are called for: three at most, each to a host that its client may call, never from https to
 * http. A GET follows all of them; a call that carries a file only those that keep its method.
 */
final class Redirects {
  private static final int MOST = 3;

  private Redirects() {}

  /** Reads the answer that is no redirect. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * @param source where it came from
     */
    T read(CloseableHttpResponse answer, URI source) throws IOException;
  }

  /** Redirects that lead to no answer. Its message is the end of a sentence about the link. */
  static final class DeadEndException extends IOException {
    private static final long serialVersionUID = 1L;

    private DeadEndException(String message) {
      super(message);
    }
  }

  /**
   * Sends a request, and again wherever it is sent to. All are one and the same message, so that
   * one deadline counts for all.
   *
   * @throws RefusedHostException when an address is not one to call
   * @throws DeadEndException when a redirect is no address, or one follows the other
   */
  static <T> T follow(
      PooledClient client,
      HttpUriRequestBase message,
      URI uri,
      HttpClientContext context,
      Reader<T> reader)
      throws IOException {
    URI source = uri;
    message.setUri(uri);
    for (int hop = 0; hop <= MOST; hop++) {
      CloseableHttpResponse answer = client.open(message, context);
      try {
        URI next = target(message.getMethod(), answer, source);
        if (next == null) {
          return reader.read(answer, source);
        }
        source = next;
        message.setUri(next);
      } finally {
        PooledClient.release(answer);
      }
    }
    throw new DeadEndException("redirects again and again");
  }

  private static URI target(String method, ClassicHttpResponse answer, URI source)
      throws IOException {
    boolean moved =
        switch (answer.getCode()) {
          case 301, 302, 303 -> method.equals("GET");
          case 307, 308 -> true;
          default -> false;
        };
    String location = Headers.of(answer, HttpHeaders.LOCATION);
    if (!moved || location == null) {
      return null;
    }
    try {
      URI next = Location.resolve(source, location);
      check(source, next);
      return next;
    } catch (URISyntaxException e) {
      throw new DeadEndException("its redirect is no address");
    }
  }

  private static void check(URI source, URI next) throws RefusedHostException {
    if (!mayFollow(source, next)) {
      throw RefusedHostException.redirect("redirects to an address that is not https");
    }
    if (HostName.fault(RequestUri.host(next)).isPresent()) {
      throw RefusedHostException.redirect("redirects to a host that is not written as hosts are");
    }
  }

  static boolean mayFollow(URI source, URI next) {
    boolean secure = "https".equalsIgnoreCase(next.getScheme());
    boolean plain = "http".equalsIgnoreCase(next.getScheme());
    boolean wasPlain = "http".equalsIgnoreCase(source.getScheme());
    return (secure || (plain && wasPlain)) && next.getRawUserInfo() == null;
  }
}
