package io.lipsync.connector.http;

import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Connections for calls of one sort: some that reach any address, for what this installation names,
 * and some that reach public hosts only, for what others name. Thread-safe.
 *
 * @param limit the end of one call
 * @param reuse whether connections are kept for later calls
 */
record HttpPool(PooledClient anywhere, PooledClient publicOnly, Duration limit, Reuse reuse)
    implements AutoCloseable {

  static HttpPool create(HttpSettings settings, DnsResolver lookup, Duration limit, Reuse reuse) {
    return new HttpPool(
        HttpClientFactory.create(settings, lookup, reuse),
        HttpClientFactory.forLinks(settings, lookup, reuse),
        limit,
        reuse);
  }

  PooledClient sender(ApiRequest request) {
    return request.publicOnly() ? publicOnly : anywhere;
  }

  /** Connections that calls hold now. */
  int leased() {
    return anywhere.leased() + publicOnly.leased();
  }

  @Override
  public void close() {
    anywhere.close();
    publicOnly.close();
  }
}
