package io.lipsync.connector.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.connector.runtime.core.secret.SecretUtil;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the runtime's own patterns. */
class SecretReferencesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secrets.A",
        "{{secrets.A}}",
        "{{ secrets.A }}",
        "{{{secrets.A}}}",
        "{{{{secrets.secrets.A}}}}",
        "secrets.secrets.A",
        "see {{secrets.A_B}} and secrets.C/D or secrets.E.F",
        "secrets.a{{secrets.b}}secrets.c"
      })
  void theRuntimeFindsNothingInANeutralizedText(String text) {
    assertThat(found(text)).isTrue();
    assertThat(found(SecretReferences.neutralize(text))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://cdn.example/top-secrets.mp4, https://cdn.example/top-secrets%2Emp4",
    "https://cdn.example/a?k=secrets.A&l=1#secrets.B,"
        + " https://cdn.example/a?k=secrets%2EA&l=1#secrets%2EB",
    "https://secrets.example/secrets.A, https://SECRETS.example/secrets%2EA",
    "http://my.secrets.HOME:8080/, http://my.SECRETS.HOME:8080/",
    "https://cdn.example/{{secrets.A}}, https://cdn.example/%7B%7Bsecrets%2EA}}",
    "oss://secrets.A/secrets.B, oss://SECRETS.A/secrets%2EB",
    "secrets.A, secrets%2EA"
  })
  void aNeutralizedLinkLeadsToTheSamePlace(String link, String expected) {
    assertThat(SecretReferences.neutralizeLink(link)).isEqualTo(expected);
    assertThat(found(expected)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://cdn.example/a.mp4?x=y", "my secret.", "{a}", "Secrets.A"})
  void whatIsNoReferenceStaysAsItIs(String text) {
    assertThat(SecretReferences.neutralize(text)).isEqualTo(text);
    assertThat(SecretReferences.neutralizeLink("https://a.example/b?c=%2E"))
        .isEqualTo("https://a.example/b?c=%2E");
  }

  @Test
  void theLinkIsStillALink() {
    String link =
        SecretReferences.neutralizeLink("https://a.secrets.b.example/secrets.c?secrets.d");
    assertThat(URI.create(link).getHost()).isEqualToIgnoringCase("a.secrets.b.example");
    assertThat(URI.create(link).getPath()).isEqualTo("/secrets.c");
  }

  @ParameterizedTest
  @CsvSource({
    "{{secrets.EVOLINK_API_KEY}}, EVOLINK_API_KEY",
    "{{ secrets.A }}, A",
    "secrets.A, A",
    "' secrets.A/b ', A/b"
  })
  void aReferenceThatWasNotFilledInIsToldByItsName(String text, String name) {
    assertThat(SecretReferences.nameOf(text)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-1", "", "secrets.", "a secrets.A", "secrets.A b", "{{A}}"})
  void otherTextsAreNoReferences(String text) {
    assertThat(SecretReferences.nameOf(text)).isEmpty();
    assertThat(SecretReferences.nameOf(null)).isEmpty();
  }

  private static boolean found(String text) {
    return !SecretUtil.retrieveSecretKeysInInput(text).isEmpty();
  }
}
