package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A result that was paid for is not lost for an odd letter in its link, and no letter is odd to us.
 */
class VendorLinkTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a?b=c",
        "HTTP://example.com",
        "https://my_bucket.s3.amazonaws.com/a.mp4",
        "https://[2001:db8::1]:8443/a.mp4",
        "https://cdn.example/top-secrets.mp4",
        "https://example.com/a?e='q'&p=(1)*!$,;&s=a+b%2Bc%20d//%2F~"
      })
  void anAddressStaysAsItIs(String link) {
    assertThat(VendorLink.text(link)).isEqualTo(link);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a b.mp4, https://example.com/a%20b.mp4",
    "https://example.com/张三.mp4, https://example.com/%E5%BC%A0%E4%B8%89.mp4",
    "https://example.com/100%.mp4?x=%zz, https://example.com/100%25.mp4?x=%25zz",
    "https://example.com/{a}|b^c`d, https://example.com/%7Ba%7D%7Cb%5Ec%60d",
    "https://münchen.example/a, https://xn--mnchen-3ya.example/a"
  })
  void lettersThatNoAddressHasAreEncoded(String link, String address) {
    assertThat(VendorLink.text(link)).isEqualTo(address);
  }

  @Test
  void lineBreaksAndDirectionMarksAreLettersThatNoAddressHas() {
    assertThat(VendorLink.text(" https://example.com/a\r\nX: b\u202E4pm.mp4\n"))
        .isEqualTo("https://example.com/a%0D%0AX:%20b%E2%80%AE4pm.mp4");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "ftp://example.com/a",
        "https:///a",
        "https://",
        "https://user:secret@example.com/a",
        "https://exa mple.com/a",
        "https://exam\nple.com/a",
        "https://{{secrets.X}}.example.com/a",
        "//example.com/a",
        "javascript:alert(1)"
      })
  void whatLeadsNowhereIsNone(String text) {
    assertThat(VendorLink.of(text)).isNull();
  }

  @Test
  void anEndlessLinkIsNone() {
    assertThat(VendorLink.of("https://example.com/" + "a".repeat(8000))).isNotNull();
    assertThat(VendorLink.of("https://example.com/" + "a".repeat(8200))).isNull();
    assertThat(VendorLink.of("https://example.com/" + "张".repeat(4000))).isNull();
    assertThat(VendorLink.of("https://" + "a".repeat(300_000))).isNull();
  }
}
