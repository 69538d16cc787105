package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
