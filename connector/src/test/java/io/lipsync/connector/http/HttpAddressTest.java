package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.connector.api.error.ConnectorException;
import io.camunda.connector.api.error.ConnectorRetryException;
import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/speaker.mp4",
        "http://example.com/speaker.mp4",
        "HTTPS://EXAMPLE.COM/speaker.mp4",
        "https://example.com:8443/a%20b.mp4?Signature=a%2Bb&Expires=1#t=3",
        "https://192.0.2.7/speaker.mp4",
        "https://[2001:db8::7]:443/speaker.mp4",
        "https://example.com"
      })
  void acceptsAndKeepsAnAddressAsItIs(String address) {
    assertThat(HttpAddress.check("video_url", address)).hasToString(address);
  }

  @Test
  void dropsBlanksAroundAnAddress() {
    assertThat(HttpAddress.check("video_url", " https://example.com/a.mp4\n"))
        .isEqualTo(URI.create("https://example.com/a.mp4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://example.com/?k={{secrets.SECRET}}      | video_url holds a placeholder that nobody
          https://example.com/?k={{secrets%2ESECRET}}    | video_url holds a placeholder that nobody
          https://{{ bucket }}.example.com/a.mp4?SECRET  | video_url holds a placeholder that nobody
          ftp://example.com/a.mp4?sig=SECRET             | video_url starts with ftp:.
          file:///etc/passwd                             | video_url starts with file:.
          javascript:alert(1)                            | video_url starts with javascript:.
          data:video/mp4;base64,SECRET                   | video_url starts with data:.
          example.com/a.mp4?sig=SECRET                   | video_url has no https:// in front.
          //example.com/a.mp4?sig=SECRET                 | video_url has no https:// in front.
          /a.mp4?sig=SECRET                              | video_url has no https:// in front.
          https:/a.mp4?sig=SECRET                        | video_url names no host.
          https:example.com?sig=SECRET                   | video_url names no host.
          https:///a.mp4?sig=SECRET                      | video_url names no host.
          https://?sig=SECRET                            | video_url
          https://                                       | video_url is not a valid address:
          https://user:SECRET@example.com/a.mp4          | video_url contains a user name or password.
          https://SECRET@example.com/a.mp4               | video_url contains a user name or password.
          https://exa mple.com/a.mp4?sig=SECRET          | video_url is not a valid address:
          https://[::1/a.mp4?sig=SECRET                  | video_url is not a valid address:
          https://example.com:port/a.mp4?sig=SECRET      | video_url names no host.
          ''                                             | video_url has no https:// in front.
          """)
  void refusesAndNamesFieldAndFaultButNotTheAddress(String address, String message) {
    assertThatThrownBy(() -> HttpAddress.check("video_url", address))
        .isInstanceOfSatisfying(
            ConnectorRetryException.class,
            e -> {
              assertThat(e.getErrorCode()).isEqualTo("INVALID_INPUT");
              assertThat(e.getRetries()).isZero();
            })
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("SECRET")
        .hasMessageNotContaining("passwd");
  }

  /** What browsers repair, see {@link RequestUriTest}; four of them were refused once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://example.com/a b.mp4?sig=SECRET      | https://example.com/a%20b.mp4?sig=SECRET
          https://example.com/a.mp4?sig=SECRET SECRET | https://example.com/a.mp4?sig=SECRET%20SECRET
          https://example.com/a.mp4?sig=%SECRET       | https://example.com/a.mp4?sig=%25SECRET
          https://example.com/{a}.mp4?b={c}           | https://example.com/%7Ba%7D.mp4?b=%7Bc%7D
          https://my_bucket.s3.amazonaws.com/a.mp4    | https://my_bucket.s3.amazonaws.com/a.mp4
          https://my_bucket.example:8443/a.mp4        | https://my_bucket.example:8443/a.mp4
          https://münchen.example/a.mp4               | https://xn--mnchen-3ya.example/a.mp4
          https://straße.example/a.mp4                | https://xn--strae-oqa.example/a.mp4
          """)
  void acceptsWhatCanBeRequested(String address, String requested) {
    assertThat(HttpAddress.check("video_url", address)).hasToString(requested);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a\nb.mp4",
        "https://example.com/a\u0000.mp4",
        "https://a\u200db.example/a.mp4",
        "https://a℀.example/a.mp4",
        "https://ßa℀.example/a.mp4",
        "https://ß⒈.example/a.mp4",
        "https://ßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßß.example/a.mp4",
        "https://１２７.1/a.mp4",
        "https://user@my_bucket.example/a.mp4"
      })
  void refusesWhatIsAnotherAddressForOtherPrograms(String address) {
    assertThatThrownBy(() -> HttpAddress.check("video_url", address))
        .isInstanceOf(ConnectorException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/a?b=c, https://example.com/a?b=c",
    "HTTP://example.com, https://example.com",
    "http://example.com:80/a, https://example.com/a",
    "http://my_bucket.example/a:b, https://my_bucket.example/a:b",
    "http://[2001:db8::1]/a, https://[2001:db8::1]/a",
    "http://example.com:8080/a,",
    "http://[2001:db8::1]:8080/a,",
    "https://example.com/a,"
  })
  void aUsualPortIsSecuredByAnotherScheme(String address, String secured) {
    assertThat(HttpAddress.secured(URI.create(address)).map(URI::toString).orElse(null))
        .isEqualTo(secured);
  }

  @Property
  void noTextWhateverFailsOtherThanAsInvalidInput(@ForAll String text) {
    try {
      URI uri = HttpAddress.check("video_url", text);
      assertThat(RequestUri.host(uri)).isNotNull();
    } catch (ConnectorException e) {
      assertThat(e.getErrorCode()).isEqualTo("INVALID_INPUT");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.evolink.ai, https://api.evolink.ai",
    "https://api.evolink.ai/, https://api.evolink.ai",
    "https://proxy.example.com/evolink/, https://proxy.example.com/evolink",
    "https://proxy.example.com/evolink//, https://proxy.example.com/evolink"
  })
  void aBaseHasNoSlashAtItsEnd(String text, String base) {
    assertThat(HttpAddress.base("baseUrl", text)).hasToString(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.evolink.ai?token=SECRET",
        "https://api.evolink.ai/?",
        "https://api.evolink.ai/#SECRET"
      })
  void aBaseHasNeitherQueryNorFragment(String text) {
    assertThatThrownBy(() -> HttpAddress.base("baseUrl", text))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("baseUrl has a query or a fragment. Give only scheme, host and path.");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, true",
    "http://LOCALHOST, true",
    "http://127.0.0.1:8080, true",
    "http://[::1]:8080, true",
    "http://127.0.0.1.example.com, false",
    "http://localhost.example.com, false",
    "http://10.0.0.1, false",
    "http://0.0.0.0, false"
  })
  void loopbackIsThisMachineOnly(String address, boolean loopback) {
    assertThat(HttpAddress.isLoopback(URI.create(address))).isEqualTo(loopback);
  }
}
