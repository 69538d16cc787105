package io.lipsync.connector.provider.dashscope;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.lipsync.connector.provider.dashscope.SigningKeys.Lookup;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.support.VendorSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose certificates are believed, how often they are fetched and what counts as one. */
class CertificatesTest {
  @RegisterExtension static final VendorServer SERVER = VendorServer.dashscope();

  private final MovableClock clock = new MovableClock();
  private final Certificates certificates =
      new Certificates(
          SERVER.client(),
          new DashscopeSettings.Events(List.of("localhost", "real.example.com"), true, true),
          clock);

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
    clock.move(Duration.ofHours(23));
    assertThat(certificates.at(url())).isEqualTo(first);
    assertThat(SERVER.requests()).hasSize(1);
    clock.move(Duration.ofHours(2));
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
            clock);
    assertThat(inProduction.at(url())).isInstanceOf(Lookup.NotBelieved.class);
    assertThat(SERVER.requests()).isEmpty();
  }

  @Test
  void theDocumentedHostIsTheOnlyOneByDefault() {
    assertThat(VendorSettings.dashscope().build().events().certificateHosts())
        .containsExactly("cn-beijing-eventbridge.oss-accelerate.aliyuncs.com");
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

  @Test
  void aHostThatIsDownIsAskedAgain() {
    SERVER.getAnswers("/certificates/a.pem", aResponse().withStatus(503));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Unavailable.class);
    SERVER.getAnswers("/certificates/a.pem", aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Unavailable.class);
    publish("certificate.pem");
    assertThat(certificates.at(url())).isInstanceOf(Lookup.Found.class);
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
