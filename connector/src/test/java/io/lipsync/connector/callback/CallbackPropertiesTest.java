package io.lipsync.connector.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.SignalSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields of a waiting event say about the check of signals. */
class CallbackPropertiesTest {

  @Test
  void secretsAreSeparatedByCommasNewestFirst() {
    assertThat(inbound(" new ,old,, ", "").signals("").secrets())
        .extracting(Secret::reveal)
        .containsExactly("new", "old");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", ","})
  void noSecretIsNone(String text) {
    assertThat(inbound(text, "").signals("").secrets()).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void withoutAnAddressOfItsOwnTheRuntimesIsTheCalledOne(String targetUrl) {
    SignalSettings signals = inbound(null, targetUrl).signals("https://runtime.example.com/");
    assertThat(signals.targetUrl()).isEqualTo("https://runtime.example.com/inbound/path");
  }

  @Test
  void anAddressOfItsOwnIsTakenAsItIsBecauseItIsSigned() {
    assertThat(
            inbound(null, " https://Gate.example.com/in/?a=%2F ")
                .signals("https://runtime.example.com")
                .targetUrl())
        .isEqualTo("https://Gate.example.com/in/?a=%2F");
  }

  @Test
  void nobodyKnowsTheAddressWhenNeitherIsGiven() {
    assertThat(inbound(null, null).signals(null).targetUrl()).isNull();
  }

  @Test
  void aFaultyAddressIsNamed() {
    assertThatThrownBy(() -> inbound(null, "gate.example.com").signals(""))
        .hasMessageStartingWith("targetUrl has no https:// in front.");
  }

  private static CallbackProperties.Inbound inbound(String secrets, String targetUrl) {
    return new CallbackProperties.Inbound("path", "joggai", "key", "", secrets, targetUrl);
  }
}
