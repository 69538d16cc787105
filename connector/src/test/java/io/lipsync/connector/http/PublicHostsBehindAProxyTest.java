package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy stands inside too: it is not asked for what is known to lead there. */
class PublicHostsBehindAProxyTest {
  @RegisterExtension
  static final WireMockExtension PROXY =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  private static final Map<String, String> NAMES =
      Map.of("inside.example.com", "10.1.2.3", "public.example.com", "8.8.8.8");

  @BeforeEach
  void theRuntimeUsesAProxy() {
    System.setProperty("http.proxyHost", "localhost");
    System.setProperty("http.proxyPort", Integer.toString(PROXY.getPort()));
    PROXY.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
  }

  @AfterEach
  void nobodyElseDoes() {
    System.clearProperty("http.proxyHost");
    System.clearProperty("http.proxyPort");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "10.1.2.3",
        "[fd00:ec2::254]",
        "[::ffff:10.1.2.3]",
        "0xa9fea9fe",
        "2852039166",
        "inside.example.com"
      })
  void theProxyIsNotAskedForAHostInside(String host) {
    assertThat(send(host)).isInstanceOf(Exchange.Forbidden.class);
    assertThat(PROXY.getAllServeEvents()).isEmpty();
  }

  @Test
  void theProxyItselfIsNobodysTarget() {
    assertThat(send("localhost:" + PROXY.getPort())).isInstanceOf(Exchange.Forbidden.class);
    assertThat(PROXY.getAllServeEvents()).isEmpty();
  }

  /** Where only the proxy can look up names, it is the proxy that decides. */
  @ParameterizedTest
  @ValueSource(strings = {"public.example.com", "unknown.example.com"})
  void theProxyIsAskedForAllOthers(String host) {
    assertThat(send(host)).isInstanceOf(Exchange.Answered.class);
    assertThat(PROXY.getAllServeEvents()).hasSize(1);
  }

  private static Exchange send(String host) {
    try (ApiClient client =
        new ApiClient(HttpSettings.defaults(), Clock.systemUTC(), new Names())) {
      return client.send(ApiRequest.get(URI.create("http://" + host + "/")).toPublicHost());
    }
  }

  /** Knows some names, this machine, and every address that is written out. */
  private static final class Names implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      if (host.equals("unknown.example.com")) {
        throw new UnknownHostException(host);
      }
      return new InetAddress[] {InetAddress.getByName(NAMES.getOrDefault(host, host))};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
