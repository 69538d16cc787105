package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.connector.api.error.ConnectorException;
import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses that are numbers in an odd form are refused before anything is looked up. */
class OddAddressTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final HttpSettings SETTINGS =
      new HttpSettings(2, 10, LIMIT, LIMIT, LIMIT, LIMIT, Set.of("127.0.0.1"));

  static final String[] ODD = HostNameTest.ODD_NUMBERS;

  private final Recorded lookup = new Recorded();

  @TempDir Path folder;

  @AfterEach
  void noProxy() {
    System.clearProperty("http.proxyHost");
    System.clearProperty("http.proxyPort");
  }

  @ParameterizedTest
  @FieldSource("ODD")
  void noClientLooksThemUp(String host) throws IOException {
    assertRefusedByAll(host);
    assertThat(lookup.asked).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("ODD")
  void noProxyIsAskedForThem(String host) throws IOException {
    try (ScriptedServer proxy = ScriptedServer.keepingAlive()) {
      System.setProperty("http.proxyHost", "127.0.0.1");
      System.setProperty("http.proxyPort", Integer.toString(proxy.http("/").getPort()));
      assertRefusedByAll(host);
      assertThat(proxy.connections()).isZero();
      assertThat(lookup.asked).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("ODD")
  void noRedirectLeadsThere(String host) throws IOException {
    try (ScriptedServer moved =
            ScriptedServer.answering(
                "HTTP/1.1 302 Found\r\nLocation: http://"
                    + host
                    + "/a.mp4\r\nContent-Length: 0\r\n\r\n");
        PartClient client = new PartClient(SETTINGS, lookup)) {
      assertThat(client.read(moved.http("/a.mp4"), 0, 50, LIMIT))
          .isInstanceOf(FilePart.Forbidden.class);
      assertThat(client.leased()).isZero();
    }
    assertThat(lookup.asked).containsOnly("127.0.0.1");
  }

  /** Media, downloads, uploads, base URLs of tasks, callback addresses and settings. */
  @ParameterizedTest
  @FieldSource("ODD")
  void nobodyCanTypeThem(String host) {
    for (String address : List.of("http://" + host, "https://" + host + ":8443/a.mp4?sig=SECRET")) {
      assertThatThrownBy(() -> HttpAddress.check("video_url", address))
          .isInstanceOf(ConnectorException.class)
          .hasMessageStartingWith(
              "video_url names a host that is not written as an IPv4 address is, with four decimal"
                  + " numbers such as 203.0.113.7. ")
          .hasMessageNotContaining("SECRET");
    }
    assertThatThrownBy(() -> HttpAddress.base("baseUrl", "https://" + host))
        .isInstanceOf(ConnectorException.class);
    assertThatThrownBy(() -> HttpAddress.secureBase("baseUrl", "https://" + host))
        .isInstanceOf(ConnectorException.class);
    assertThat(HostCheck.fault(host, lookup)).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpSettings(2, 10, LIMIT, LIMIT, LIMIT, LIMIT, Set.of(host)))
        .withMessageContaining("private host");
    assertThat(lookup.asked).isEmpty();
  }

  static Stream<String> oddIpv6() {
    return Stream.of("[::ffff:0177.0.0.1]", "[::1%25lo]", "[fe80::1%251]");
  }

  @ParameterizedTest
  @MethodSource("oddIpv6")
  void zonesAndOddTailsOfIpv6AreRefusedToo(String host) {
    assertThatThrownBy(() -> HttpAddress.check("video_url", "http://" + host + "/a.mp4"))
        .isInstanceOf(ConnectorException.class);
    assertThat(HostCheck.fault(host, lookup)).isPresent();
    assertThat(lookup.asked).isEmpty();
  }

  @Test
  void theUsualFormIsLookedUp() throws IOException {
    try (ScriptedServer host = ScriptedServer.keepingAlive();
        ApiClient client = new ApiClient(SETTINGS, Clock.systemUTC(), lookup)) {
      assertThat(client.send(ApiRequest.get(host.http("/")).toPublicHost()))
          .isInstanceOf(Exchange.Answered.class);
    }
    assertThat(lookup.asked).containsExactly("127.0.0.1");
  }

  private void assertRefusedByAll(String host) throws IOException {
    URI uri = URI.create("http://" + host + "/a.mp4");
    try (ApiClient api = new ApiClient(SETTINGS, Clock.systemUTC(), lookup);
        FileClient files = new FileClient(SETTINGS, LIMIT, lookup);
        PartClient parts = new PartClient(SETTINGS, lookup);
        PartialFile file = new PartialFile(Files.createTempFile(folder, "a", ".part"))) {
      RequestBody.File upload = new RequestBody.File(file.path(), "video/mp4");
      assertThat(api.send(ApiRequest.post(uri, "{}"))).isInstanceOf(Exchange.Forbidden.class);
      assertThat(api.send(ApiRequest.get(uri).toPublicHost()))
          .isInstanceOf(Exchange.Forbidden.class);
      assertThat(api.send(ApiRequest.put(uri, upload).toPublicHost()))
          .isInstanceOf(Exchange.Forbidden.class);
      assertThat(files.download(uri, file, 100)).isInstanceOf(Transfer.Forbidden.class);
      assertThat(parts.read(uri, 0, 50, LIMIT)).isInstanceOf(FilePart.Forbidden.class);
      assertThat(api.leased() + files.leased() + parts.leased()).isZero();
    }
  }

  /** A name server that takes every odd number for this machine, as some do, and remembers it. */
  private static final class Recorded implements DnsResolver {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      asked.add(host);
      return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
