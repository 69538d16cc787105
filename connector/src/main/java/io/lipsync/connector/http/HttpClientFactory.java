package io.lipsync.connector.http;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Builds the one client. Everything HttpClient would do twice by itself is switched off here. */
final class HttpClientFactory {

  private HttpClientFactory() {}

  /** A client for addresses that this installation names. */
  static CloseableHttpClient create(HttpSettings settings, DnsResolver hosts) {
    return builder(settings, hosts).build();
  }

  /** A client for addresses that others name. */
  static CloseableHttpClient create(HttpSettings settings, PublicHosts hosts) {
    return builder(settings, hosts).addExecInterceptorFirst("public-target", hosts).build();
  }

  private static HttpClientBuilder builder(HttpSettings settings, DnsResolver hosts) {
    return HttpClients.custom()
        .useSystemProperties()
        .setConnectionManager(connections(settings, hosts))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.leaseTimeout()))
                .setResponseTimeout(Timeout.of(settings.responseTimeout()))
                .build())
        .addExecInterceptorLast("send-mark", new SendMark())
        .setUserAgent("lip-sync-connector")
        // By default HttpClient repeats even a POST after 429 and 503: a second paid task.
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching();
  }

  private static PoolingHttpClientConnectionManager connections(
      HttpSettings settings, DnsResolver hosts) {
    Timeout connect = Timeout.of(settings.connectTimeout());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .useSystemProperties()
        .setDnsResolver(hosts)
        .setMaxConnTotal(Integer.MAX_VALUE)
        .setMaxConnPerRoute(settings.poolSize())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                .setTimeToLive(TimeValue.ofMinutes(5))
                // A connection that died while idle would turn a paid POST into "unknown".
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build())
        .build();
  }
}
