package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No matching face found.                 | No matching face found.
          https://a.b/c.mp4 is no video           | https://a.b/c.mp4 is no video
          https://a.b/c.mp4?sig=SECRET is no video| https://a.b/c.mp4?*** is no video
          HTTPS://A.B?SECRET                      | HTTPS://A.B?***
          "https://a.b/c#SECRET", "http://d?S"    | "https://a.b/c?***", "http://d?***"
          why? and what#?                         | why? and what#?
          """)
  void cutsTheQueriesOfLinks(String text, String clean) {
    assertThat(Redaction.clean(text)).isEqualTo(clean);
  }

  /** A gateway that quotes JSON in a text, or a link in a link. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cannot call {\"callback_url\":\"https:\\/\\/a.b\\/inbound\\/x?task=k&token=SECRET\"}",
        "cannot call {\"callback_url\":\"a.b/inbound/x?task=k\\u0026token=SECRET\"}",
        "cannot call a.b/inbound/x?task=k&token=SECRET",
        "cannot call https%3A%2F%2Fa.b%2Finbound%2Fx%3Ftask%3Dk%26token%3DSECRET",
        "cannot read oss://a/b?OSSAccessKeyId=k&Signature=SECRET%2Babc",
        "cannot read a.b/c?X-Amz-Signature=SECRET&x=1",
        "cannot read a.b/c?se=2026&sig=SECRET"
      })
  void takesTokensAndSignaturesOutOfLinksThatDoNotLookLikeOne(String text) {
    assertThat(Redaction.clean(text)).startsWith("cannot ").doesNotContain("SECRET", "abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad token", "signature = wrong", "tokens=3 is fine", "sigma=1"})
  void leavesWordsAsTheyAre(String text) {
    assertThat(Redaction.clean(text)).isEqualTo(text);
  }

  @Test
  void takesOutTheKeyWhereverItStands() {
    assertThat(Redaction.clean("Incorrect key sk-test (sk-test)", Secret.of("sk-test")))
        .isEqualTo("Incorrect key *** (***)");
  }

  @Property
  void neverGrowsBeyondItsLimit(@ForAll String text) {
    assertThat(Redaction.clean(text.repeat(20))).hasSizeLessThanOrEqualTo(501);
  }
}
