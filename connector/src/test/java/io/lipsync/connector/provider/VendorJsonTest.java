package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of a documented kind are read, all others are missing. */
class VendorJsonTest {

  @ParameterizedTest
  @CsvSource({
    "1000.0, 1000",
    "1e3, 1000",
    "0, 0",
    "-1.5, -1.5",
    "\"12.50\", 12.50",
    "999999999999999, 999999999999999"
  })
  void numbersAreReadAsPeopleWriteThem(String json, String shown) {
    assertThat(VendorJson.number(VendorJson.tree(json))).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "1e999999999",
        "11111111111111111111111111111111111111E1110111111111111111111",
        "-1e-99999999999999999999x",
        "\"1e3\"",
        "\"many\"",
        "null",
        "true",
        "[1]",
        ""
      })
  void whatIsNoSensibleNumberIsMissing(String json) {
    assertThat(VendorJson.number(VendorJson.tree(json))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com/a?b=c", "HTTP://example.com"})
  void linksLeadToAHost(String link) {
    assertThat(VendorJson.link(VendorJson.tree("\"" + link + "\""))).hasToString(link);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ftp://example.com/a\"",
        "\"https:///a\"",
        "\"https://user:secret@example.com/a\"",
        "\"//example.com/a\"",
        "\"\"",
        "7",
        "null"
      })
  void whatLeadsNowhereIsMissing(String json) {
    assertThat(VendorJson.link(VendorJson.tree(json))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"429, 429", "\"429\", 429", "\"Throttling.RateQuota\", Throttling.RateQuota"})
  void codesAreTextOrNumbers(String json, String code) {
    assertThat(VendorJson.code(VendorJson.tree(json))).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "{}", "\"\"", "\" \"", "null", "false"})
  void whatIsNoCodeIsMissing(String json) {
    assertThat(VendorJson.code(VendorJson.tree(json))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "<html></html>", "nul", "[[[[["})
  void textThatIsNoJsonHasNoValues(String text) {
    assertThat(VendorJson.tree(text).path("anything").isMissingNode()).isTrue();
    assertThat(VendorJson.tree(text.getBytes()).path("anything").isMissingNode()).isTrue();
  }

  @Test
  void nestingWithoutEndHasNoValues() {
    assertThat(VendorJson.tree("[".repeat(100_000)).isMissingNode()).isTrue();
  }
}
