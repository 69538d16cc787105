package io.lipsync.connector.provider.dashscope;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.lipsync.connector.provider.dashscope.SigningKeys.Lookup;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.support.ScriptedServer;
import io.lipsync.connector.support.VendorServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose certificates are believed, how often they are fetched and what counts as one. */
class CertificatesTest {
  @RegisterExtension static final VendorServer SERVER = VendorServer.dashscope();

  private final MovableClock wall = new MovableClock();
  private final MovableClock spans = new MovableClock();
  private final Certificates certificates =
      new Certificates(
          SERVER.client(),
          new DashscopeSettings.Events(List.of("localhost", "real.example.com"), true, true),
          wall,
          spans);

  @BeforeEach
  void theCertificatesAreValid() {
    wall.set(Instant.parse("2026-12-01T00:00:00Z"));
  }

  @Test
  void theKeyOfAListedHostIsFound() {
    publish("certificate.pem");
    assertThat(certificates.at(url()))
        .isInstanceOfSatisfying(
            Lookup.Found.class, found -> assertThat(found.key().getAlgorithm()).isEqualTo("RSA"));
  }

  @Test
  void itIsFetchedOnceADay() {
    publish("certificate.pem");
    Lookup first = certificates.at(url());
    spans.move(Duration.ofHours(23));
    assertThat(certificates.at(url())).isEqualTo(first);
    assertThat(SERVER.requests()).hasSize(1);
    spans.move(Duration.ofHours(2));
    certificates.at(url());
    assertThat(SERVER.requests()).hasSize(2);
  }

  @Test
  void itCarriesNoKeyOfOurs() {
    publish("certificate.pem");
    certificates.at(url());
    assertThat(SERVER.lastRequest().containsHeader("Authorization")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://stranger.example.com/c.pem",
        "https://evil-eventbridge.oss-accelerate.aliyuncs.com/c.pem",
        "https://real.example.com.stranger.example.com/c.pem",
        "https://stranger.example.com/real.example.com",
        "https://stranger.example.com#real.example.com",
        "https://real.example.com@stranger.example.com/c.pem",
        "https://user@real.example.com/c.pem",
        "https://real.example.com:8443/c.pem",
        "http://real.example.com/c.pem",
        "https://real.example.com/c.pem#x",
        "file:///etc/passwd",
        "real.example.com/c.pem",
        "https:///c.pem",
        "https://real.example.com/ c.pem",
        "http://127.0.0.1/c.pem",
        ""
      })
  void otherAddressesAreNeitherBelievedNorAsked(String url) {
    assertThat(certificates.at(url)).isInstanceOf(Lookup.NotBelieved.class);
    assertThat(SERVER.requests()).isEmpty();
  }

  @Test
  void thisMachineIsBelievedOnlyWhereThatIsSwitchedOn() {
    Certificates inProduction =
        new Certificates(
            SERVER.client(),
            new DashscopeSettings.Events(List.of("localhost"), false, true),
            wall,
            spans);
    assertThat(inProduction.at(url())).isInstanceOf(Lookup.NotBelieved.class);
    assertThat(SERVER.requests()).isEmpty();
  }

  /** "Regions and endpoints" of EventBridge: anybody can open a bucket of another name. */
  @Test
  void theHostsOfItsRegionsAreTheOnlyOnesByDefault() {
    List<String> hosts = new DashscopeSettings.Events(List.of(), false, true).certificateHosts();

    assertThat(hosts)
        .hasSize(24)
        .doesNotHaveDuplicates()
        .contains(
            "cn-beijing-eventbridge.oss-accelerate.aliyuncs.com",
            "cn-hangzhou-eventbridge.oss-accelerate.aliyuncs.com",
            "ap-southeast-1-eventbridge.oss-accelerate.aliyuncs.com")
        .allMatch(host -> host.matches("[a-z0-9-]+-eventbridge\\.oss-accelerate\\.aliyuncs\\.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil-eventbridge.oss-accelerate.aliyuncs.com/x509_public_certificate_1.pem?a=b",
        "https://evil-eventbridge.oss-accelerate.aliyuncs.com:8443/c.pem",
        "https://user:password@evil-eventbridge.oss-accelerate.aliyuncs.com/c.pem"
      })
  void theHostThatIsNotBelievedIsNamed(String url) {
    assertThat(((Lookup.NotBelieved) certificates.at(url)).reason())
        .isEqualTo(
            "the certificate is not at an address of EventBridge but at"
                + " 'evil-eventbridge.oss-accelerate.aliyuncs.com'")
        .doesNotContain("password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html></html>",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
      })
  void whatIsNoCertificateIsNotBelieved(String body) {
    SERVER.getAnswers("/certificates/a.pem", aResponse().withBody(body));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.NotBelieved.class);
  }

  @Test
  void aCertificateOfAnotherKindOfKeyIsNotBelieved() {
    publish("ec-certificate.pem");
    assertThat(certificates.at(url())).isInstanceOf(Lookup.NotBelieved.class);
  }

  @Test
  void aHugeCertificateIsNotBelieved() {
    SERVER.getAnswers(
        "/certificates/a.pem",
        aResponse().withBody(resource("certificate.pem") + "\n".repeat(40_000)));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.NotBelieved.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 403, 404})
  void aRedirectIsNotFollowedAndNothingIsNotBelieved(int status) {
    SERVER.getAnswers(
        "/certificates/a.pem",
        aResponse().withStatus(status).withHeader("Location", "/certificates/b.pem"));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.NotBelieved.class);
    assertThat(SERVER.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500})
  void anAnswerThatMayPassIsNoVerdict(int status) {
    SERVER.getAnswers("/certificates/a.pem", aResponse().withStatus(status));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Unavailable.class);
  }

  @Test
  void aHostThatIsDownIsAskedAgainLater() {
    SERVER.getAnswers("/certificates/a.pem", aResponse().withStatus(503));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Unavailable.class);
    SERVER.getAnswers("/certificates/a.pem", aResponse().withFault(Fault.EMPTY_RESPONSE));
    spans.move(Duration.ofSeconds(61));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Unavailable.class);
    publish("certificate.pem");
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Unavailable.class);
    spans.move(Duration.ofSeconds(61));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Found.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 503, 200})
  void whatFailsAgainIsAskedForEverMoreRarely(int status) {
    SERVER.getAnswers("/certificates/a.pem", aResponse().withStatus(status));
    List<Integer> seconds = new ArrayList<>();
    for (int second = 0; second < 3600; second++) {
      int before = SERVER.requests().size();
      certificates.at(url());
      if (SERVER.requests().size() > before) {
        seconds.add(second);
      }
      spans.move(Duration.ofSeconds(1));
    }
    assertThat(seconds).containsExactly(0, 30, 90, 210, 450, 930, 1530, 2130, 2730, 3330);
  }

  @Test
  void whatWasFoundAtLastIsForgivenItsFailures() {
    SERVER.getAnswers("/certificates/a.pem", aResponse().withStatus(503));
    for (int failure = 0; failure < 5; failure++) {
      certificates.at(url());
      spans.move(Duration.ofMinutes(10));
    }
    publish("certificate.pem");
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Found.class);
    spans.move(Duration.ofHours(25));
    SERVER.getAnswers("/certificates/a.pem", aResponse().withStatus(503));
    certificates.at(url());
    publish("certificate.pem");
    spans.move(Duration.ofSeconds(30));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Found.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 503, 200})
  void whatFailedIsNotAskedForAgainAtOnce(int status) {
    SERVER.getAnswers("/certificates/a.pem", aResponse().withStatus(status));
    Lookup first = certificates.at(url());
    assertThat(certificates.isAtHand(url())).isTrue();
    for (int event = 0; event < 50; event++) {
      assertThat(certificates.at(url())).isEqualTo(first);
    }
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void addressesThatLeadNowherePushOutNoKey() {
    publish("certificate.pem");
    certificates.at(url());
    for (int address = 0; address < 200; address++) {
      certificates.at(SERVER.baseUrl() + "/certificates/none-" + address);
    }
    int asked = SERVER.requests().size();
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Found.class);
    assertThat(SERVER.requests()).hasSize(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-19T00:00:00Z, the certificate is not valid now",
    "2126-10-28T00:00:00Z, the certificate is not valid now"
  })
  void aCertificateOutsideItsDatesIsNotBelieved(Instant now, String reason) {
    publish("certificate.pem");
    wall.set(now);
    assertThat(certificates.at(url())).isEqualTo(new Lookup.NotBelieved(reason));
  }

  @Test
  void aKeyIsForgottenWhenItsCertificateEnds() {
    publish("certificate.pem");
    wall.set(Instant.parse("2126-10-27T15:00:06Z"));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Found.class);
    spans.move(Duration.ofMinutes(9));
    wall.move(Duration.ofMinutes(9));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.NotBelieved.class);
  }

  @Test
  void aShortKeyIsNotBelieved() {
    publish("short-key-certificate.pem");
    assertThat(certificates.at(url()))
        .isEqualTo(new Lookup.NotBelieved("the certificate's key is shorter than 2048 bits"));
  }

  @Test
  void aWallClockThatIsSetForgetsNoKey() {
    publish("certificate.pem");
    certificates.at(url());
    wall.move(Duration.ofHours(25));
    certificates.at(url());
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void aHundredEventsAtOnceFetchACertificateOnce() {
    SERVER.getAnswers(
        "/certificates/a.pem",
        aResponse().withBody(resource("certificate.pem")).withFixedDelay(300));
    List<CompletableFuture<Lookup>> events =
        IntStream.range(0, 100)
            .mapToObj(
                event ->
                    CompletableFuture.supplyAsync(
                        () -> certificates.at(url()), task -> Thread.ofVirtual().start(task)))
            .toList();
    assertThat(events)
        .allSatisfy(event -> assertThat(event.join()).isInstanceOf(Lookup.Found.class));
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void nobodyWaitsLongerThanFiveSecondsForACertificate() throws IOException {
    CompletableFuture<Void> left = new CompletableFuture<>();
    try (ScriptedServer slow =
        ScriptedServer.playing(
            socket -> {
              socket.getInputStream().transferTo(OutputStream.nullOutputStream());
              left.complete(null);
            })) {
      String url = slow.http("/slow.pem").toString().replace("127.0.0.1", "localhost");
      assertThat(certificates.at(url))
          .isEqualTo(new Lookup.Unavailable("the certificate did not arrive within 5 s"));
      assertThat(left)
          .as("the fetch ends with the wait, and not with the client's own timeout")
          .succeedsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  void onlyAFewAddressesAreAskedAtOnce() {
    CountDownLatch done = new CountDownLatch(1);
    FetchedKeys keys =
        new FetchedKeys(
            uri -> {
              awaitQuietly(done);
              return FetchedKeys.Fetched.failed(new Lookup.Unavailable("done"));
            },
            spans);
    List<CompletableFuture<Lookup>> lookups =
        IntStream.range(0, 20)
            .mapToObj(
                number ->
                    CompletableFuture.supplyAsync(
                        () -> keys.at(URI.create("https://real.example.com/" + number)),
                        task -> Thread.ofVirtual().start(task)))
            .toList();
    Lookup refused =
        CompletableFuture.anyOf(lookups.toArray(CompletableFuture[]::new))
            .thenApply(Lookup.class::cast)
            .join();
    assertThat(refused)
        .isEqualTo(new Lookup.Unavailable("enough certificates are being fetched already"));
    done.countDown();
    assertThat(lookups.stream().map(CompletableFuture::join).distinct()).hasSize(2);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void publish(String name) {
    SERVER.getAnswers("/certificates/a.pem", aResponse().withBody(resource(name)));
  }

  private static String url() {
    return SERVER.baseUrl() + "/certificates/a.pem";
  }

  private static String resource(String name) {
    try (var in = CertificatesTest.class.getResourceAsStream("/eventbridge/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
