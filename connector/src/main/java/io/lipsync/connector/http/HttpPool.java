package io.lipsync.connector.http;

import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/**
 * Connections for calls of one sort: some that reach any address, for what this installation names,
 * and some that reach public hosts only, for what others name. Thread-safe.
 *
 * @param limit the end of one call
 */
record HttpPool(CloseableHttpClient anywhere, CloseableHttpClient publicOnly, Duration limit)
    implements AutoCloseable {

  static HttpPool create(HttpSettings settings, DnsResolver lookup, Duration limit) {
    return new HttpPool(
        HttpClientFactory.create(settings, lookup),
        HttpClientFactory.create(settings, new PublicHosts(lookup, settings.privateHosts())),
        limit);
  }

  CloseableHttpClient sender(ApiRequest request) {
    return request.publicOnly() ? publicOnly : anywhere;
  }

  @Override
  public void close() {
    anywhere.close(CloseMode.GRACEFUL);
    publicOnly.close(CloseMode.GRACEFUL);
  }
}
