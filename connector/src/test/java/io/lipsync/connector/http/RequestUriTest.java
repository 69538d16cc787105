package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestUriTest {
  private static final URI BASE = URI.create("https://cdn.example/real/dir/a.mp4?sig=1");

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          https://h.example/real/张三.mp4              -> https://h.example/real/%E5%BC%A0%E4%B8%89.mp4
          https://h.example/münchen video.mp4        -> https://h.example/m%C3%BCnchen%20video.mp4
          https://h.example/😀.mp4                    -> https://h.example/%F0%9F%98%80.mp4
          https://h.example/a|b{c}^`"<>.mp4          -> https://h.example/a%7Cb%7Bc%7D%5E%60%22%3C%3E.mp4
          https://h.example/100%.mp4?p=5%&q=%zz      -> https://h.example/100%25.mp4?p=5%25&q=%25zz
          https://h.example/a[1].mp4?b[]=[2]         -> https://h.example/a%5B1%5D.mp4?b[]=[2]
          https://h.example\\dir\\a.mp4?b=\\         -> https://h.example/dir/a.mp4?b=%5C
          https:\\\\h.example\\a.mp4                 -> https://h.example/a.mp4
          https://h.example/a.mp4#t=3#4              -> https://h.example/a.mp4#t=3%234
          https://h.example/a?b=ü#ü                  -> https://h.example/a?b=%C3%BC#%C3%BC
          https://bücher.example:8443/a              -> https://xn--bcher-kva.example:8443/a
          https://例え.テスト/a                           -> https://xn--r8jz45g.xn--zckzah/a
          https://ПРИМЕР.example/a                   -> https://xn--e1afmkfd.example/a
          https://b%C3%BCcher.example/a              -> https://xn--bcher-kva.example/a
          https://a。example/a                        -> https://a.example/a
          https://faß.de/a                           -> https://xn--fa-hia.de/a
          https://Straße.Füße.example./a             -> https://xn--strae-oqa.xn--fe-gia9i.example./a
          https://βόλος.com/a                        -> https://xn--nxasmm1c.com/a
          https://ΒΌΛΟΣ.com/a                        -> https://xn--nxasmq6b.com/a
          https://GROẞ.example/a                     -> https://xn--gro-7ka.example/a
          """)
  void whatNoUriHoldsIsEncoded(String link, String uri) throws URISyntaxException {
    assertThat(RequestUri.of(link)).hasToString(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h.example/a.mp4?e='q'&p=(1)*!$,;&l=[]&s=a+b%2Bc%20d",
        "https://h.example//a//b%2Fc/%7e~/%e5%bc%a0.mp4",
        "https://h.example/a/./b/../c.mp4",
        "https://h.example?X-Amz-Signature=a%2fB",
        "https://my_bucket.s3.amazonaws.com/a.mp4",
        "https://_a.b_c.example:8443/a",
        "https://[2001:db8::1]:8443/a",
        "HTTPS://H.Example"
      })
  void whatAUriHoldsStaysByteForByte(String link) throws URISyntaxException {
    assertThat(RequestUri.of(link)).hasToString(link);
    String signed = link + (link.contains("?") ? "&s=" : "?s=") + "aB0+/=%2F".repeat(250);
    assertThat(RequestUri.of(signed)).hasToString(signed);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a_b.example/x, a_b.example",
    "https://a_b.example:80/x, a_b.example",
    "https://h.example:80/x, h.example",
    "https://[::1]:80/x, [::1]",
    "https://127.1/x, 127.1",
    "https://u@a_b.example/x,",
    "https://h.example:port/x,",
    "mailto:a@b.example,"
  })
  void aHostIsKnownAlsoWhereJavaKnowsNone(URI uri, String host) {
    assertThat(RequestUri.host(uri)).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      nullValues = "-",
      textBlock =
          """
          https://b.example/x y.mp4                  -> https://b.example/x%20y.mp4
          //b.example/x.mp4                          -> https://b.example/x.mp4
          \\\\b.example\\x.mp4                       -> https://b.example/x.mp4
          /x.mp4                                     -> https://cdn.example/x.mp4
          \\x.mp4                                    -> https://cdn.example/x.mp4
          x.mp4?sig=2                                -> https://cdn.example/real/dir/x.mp4?sig=2
          ../x y.mp4                                 -> https://cdn.example/real/x%20y.mp4
          ./../../../x.mp4                           -> https://cdn.example/x.mp4
          ..                                         -> https://cdn.example/real/
          .                                          -> https://cdn.example/real/dir/
          /a//b/../c.mp4                             -> https://cdn.example/a//c.mp4
          ?sig=2                                     -> https://cdn.example/real/dir/a.mp4?sig=2
          #t=3                                       -> https://cdn.example/real/dir/a.mp4?sig=1#t=3
          ''                                         -> https://cdn.example/real/dir/a.mp4?sig=1
          /{a}|b/100%.mp4                            -> https://cdn.example/%7Ba%7D%7Cb/100%25.mp4
          /a?u=https://x/y                           -> https://cdn.example/a?u=https://x/y
          a/b:c.mp4                                  -> https://cdn.example/real/dir/a/b:c.mp4
          ftp://b.example/x                          -> ftp://b.example/x
          """)
  void aLocationLeadsWhereBrowsersGo(String location, String uri) throws URISyntaxException {
    assertThat(Location.resolve(BASE, location)).hasToString(uri);
  }

  @Test
  void aBaseWithoutAPathIsARoot() throws URISyntaxException {
    assertThat(Location.resolve(URI.create("http://h.example"), "a.mp4"))
        .hasToString("http://h.example/a.mp4");
    assertThat(Location.resolve(URI.create("http://my_h.example:81"), "?b"))
        .hasToString("http://my_h.example:81/?b");
  }

  /** HttpClient gives headers a character for each byte; browsers send the bytes on. */
  @Test
  void theBytesOfALocationStayTheBytesTheyAre() throws URISyntaxException {
    String utf8 =
        new String("/münchen.mp4".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(Location.resolve(BASE, utf8)).hasToString("https://cdn.example/m%C3%BCnchen.mp4");
    assertThat(Location.resolve(BASE, "/münchen.mp4"))
        .hasToString("https://cdn.example/m%FCnchen.mp4");
    String host =
        new String(
            "https://bücher.example/a".getBytes(StandardCharsets.UTF_8),
            StandardCharsets.ISO_8859_1);
    assertThat(Location.resolve(BASE, host)).hasToString("https://xn--bcher-kva.example/a");
    assertThat(Location.resolve(BASE, "https://bücher.example/a"))
        .hasToString("https://xn--bcher-kva.example/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://", "https://a b.example/x", "https://[::1/x", ":", "a b:c"})
  void whatIsNoAddressIsNone(String link) {
    assertThatThrownBy(
            () -> {
              URI uri = RequestUri.of(link);
              if (RequestUri.host(uri) == null) {
                throw new URISyntaxException(link, "no host");
              }
            })
        .isInstanceOf(URISyntaxException.class);
  }
}
