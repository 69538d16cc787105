package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.http.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a vendor's code looks like afterwards; messages are the matter of the redaction. */
class VendorWordsTest {
  private final VendorWords words = new VendorWords(Secret.of("sk-test-0123456789abcdef"), null);

  @ParameterizedTest
  @CsvSource({
    "Throttling.RateQuota, Throttling.RateQuota",
    "400, 400",
    "a:b-c_d.E, a:b-c_d.E",
    "not a code!, not_a_code_",
    "没有, _",
    "{{secrets.X}}, _secrets.X_",
    "key sk-test-0123456789abcdef, key_"
  })
  void codesAreTokens(String said, String code) {
    assertThat(words.code(said)).isEqualTo(code);
  }

  @Test
  void aLongCodeEndsInThreeFullStops() {
    assertThat(words.code("a".repeat(60))).isEqualTo("a".repeat(60));
    assertThat(words.code("a".repeat(61))).isEqualTo("a".repeat(57) + "...");
    assertThat(words.code("a".repeat(300_000))).isEqualTo("a".repeat(57) + "...");
  }

  @Test
  void whatWasNotSaidStaysSo() {
    assertThat(words.code(null)).isNull();
    assertThat(words.message(null)).isNull();
    assertThat(words.failure(null)).isNull();
  }
}
