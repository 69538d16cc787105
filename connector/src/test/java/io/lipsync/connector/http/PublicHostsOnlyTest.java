package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to addresses that somebody else has named. */
class PublicHostsOnlyTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  @BeforeEach
  void theServerWouldAnswer() {
    SERVER.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
  void thisMachineIsNotCalled(String host) {
    try (ApiClient client = new ApiClient(HttpSettings.defaults(), Clock.systemUTC())) {
      assertThat(client.send(request(host).toPublicHost()))
          .isInstanceOfSatisfying(
              Exchange.Forbidden.class,
              forbidden ->
                  assertThat(forbidden.reason()).contains("is not on the public internet"));
    }
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void aNameThatLeadsInsideIsNotCalledEvenIfAnotherOfItsAddressesIsPublic() {
    try (ApiClient client = client(Names.of("8.8.8.8", "127.0.0.1"))) {
      assertThat(client.send(request("inside.example.com").toPublicHost()))
          .isInstanceOf(Exchange.Forbidden.class);
    }
  }

  /**
   * What was looked up is what is called: a second answer of the name server is never asked for.
   */
  @Test
  void aNameThatChangesItsAddressGainsNothing() {
    Names rebinding = new Names(List.of(Names.parse("192.0.0.8"), Names.parse("127.0.0.1")));
    try (ApiClient client = client(rebinding)) {
      ApiRequest request = request("rebinding.example.com").toPublicHost();
      assertThat(client.send(request)).isInstanceOf(Exchange.Forbidden.class);
      assertThat(client.send(request)).isInstanceOf(Exchange.Forbidden.class);
    }
    assertThat(rebinding.answers).as("one lookup for each call").isEmpty();
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void addressesOfThisInstallationMayBeAnywhere() {
    try (ApiClient client = client(Names.of("127.0.0.1"))) {
      assertThat(client.send(request("gateway.internal"))).isInstanceOf(Exchange.Answered.class);
    }
  }

  @Test
  void anInstallationMayOpenSingleHosts() {
    Duration limit = Duration.ofSeconds(5);
    HttpSettings opening = new HttpSettings(4, 10, limit, limit, limit, limit, Set.of("LocalHost"));
    try (ApiClient client = new ApiClient(opening, Clock.systemUTC())) {
      assertThat(client.send(request("localhost").toPublicHost()))
          .isInstanceOf(Exchange.Answered.class);
      assertThat(client.send(request("127.0.0.1").toPublicHost()))
          .as("the same place under a name that was not opened")
          .isInstanceOf(Exchange.Forbidden.class);
    }
  }

  @Test
  void aNameThatNobodyKnowsMayBeTriedAgain() {
    try (ApiClient client = client(new Names(List.of()))) {
      assertThat(client.send(request("nobody.example.com").toPublicHost()))
          .isInstanceOf(Exchange.NotSent.class);
    }
  }

  private static ApiRequest request(String host) {
    return ApiRequest.get(URI.create("http://" + host + ":" + SERVER.getPort() + "/"));
  }

  private static ApiClient client(DnsResolver names) {
    return new ApiClient(HttpSettings.defaults(), Clock.systemUTC(), names);
  }

  /** A name server with prepared answers, one for each question. */
  private static final class Names implements DnsResolver {
    private final Deque<InetAddress[]> answers;

    Names(List<InetAddress[]> answers) {
      this.answers = new ArrayDeque<>(answers);
    }

    static Names of(String... addresses) {
      return new Names(List.<InetAddress[]>of(parse(addresses)));
    }

    static InetAddress[] parse(String... addresses) {
      return Arrays.stream(addresses).map(Names::literal).toArray(InetAddress[]::new);
    }

    private static InetAddress literal(String address) {
      try {
        return InetAddress.getByName(address);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(e);
      }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      if (answers.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return answers.removeFirst();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
