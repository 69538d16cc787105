package io.lipsync.connector.http;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Builds the clients, all with the same limits: everything HttpClient would do twice or undo by
 * itself is switched off here.
 */
final class HttpClientFactory {
  private static final String USUAL_HOSTS = "usual-hosts";
  private static final TimeValue LONGEST_IDLE = TimeValue.ofMinutes(1);

  private HttpClientFactory() {}

  /** A client for addresses that this installation names. */
  static PooledClient create(HttpSettings settings, DnsResolver hosts, Reuse reuse) {
    PoolingHttpClientConnectionManager connections = connections(settings, hosts, reuse);
    return new PooledClient(builder(settings, connections, reuse).build(), connections);
  }

  /** A client for addresses that others name. */
  static PooledClient forLinks(HttpSettings settings, DnsResolver lookup, Reuse reuse) {
    PublicHosts hosts = new PublicHosts(lookup, settings.privateHosts());
    PoolingHttpClientConnectionManager connections = connections(settings, hosts, reuse);
    CloseableHttpClient client =
        builder(settings, connections, reuse)
            .addExecInterceptorAfter(USUAL_HOSTS, "public-target", hosts)
            // Others name ever new hosts: what is idle is closed, or their number only grows.
            .evictIdleConnections(LONGEST_IDLE)
            .build();
    return new PooledClient(client, connections);
  }

  private static HttpClientBuilder builder(
      HttpSettings settings, PoolingHttpClientConnectionManager connections, Reuse reuse) {
    return HttpClients.custom()
        .useSystemProperties()
        .setConnectionManager(connections)
        .setRequestExecutor(new HttpRequestExecutor(AnswerLimits.http1(), null, null))
        .setConnectionReuseStrategy(
            reuse == Reuse.POOLED
                ? DefaultClientConnectionReuseStrategy.INSTANCE
                : (request, answer, context) -> false)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.leaseTimeout()))
                .setResponseTimeout(Timeout.of(settings.responseTimeout()))
                // By default HttpClient offers plain hosts to go on with TLS.
                .setProtocolUpgradeEnabled(false)
                .build())
        .addExecInterceptorFirst(USUAL_HOSTS, new UsualHosts())
        .addExecInterceptorLast("send-mark", new SendMark())
        .setUserAgent("lip-sync-connector")
        // By default HttpClient repeats even a POST after 429 and 503: a second paid task.
        .disableAutomaticRetries()
        .disableRedirectHandling()
        // A coding that HttpClient does not know would lose the answer; see AnswerBody.
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching();
  }

  private static PoolingHttpClientConnectionManager connections(
      HttpSettings settings, DnsResolver hosts, Reuse reuse) {
    Timeout connect = Timeout.of(settings.connectTimeout());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .useSystemProperties()
        .setTlsSocketStrategy(new AnyNameTls())
        .setConnectionFactory(new CleanConnections(reuse))
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
