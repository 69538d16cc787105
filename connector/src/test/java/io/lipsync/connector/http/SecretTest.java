package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  @Property
  void neverPrintsItself(@ForAll @NotBlank String text) {
    assertThat(Secret.of(text)).hasToString("***");
    assertThat("" + Secret.of(text).derive("purpose")).isEqualTo("***");
  }

  @Property
  void differsForEveryPurpose(@ForAll String one, @ForAll String other) {
    Assume.that(!one.equals(other));
    Secret secret = Secret.of("sk-test");
    assertThat(secret.derive(one).hmac("x")).isNotEqualTo(secret.derive(other).hmac("x"));
  }

  @Test
  void theDerivedOneIsAnotherSecret() {
    Secret secret = Secret.of("sk-test");
    assertThat(secret.derive("purpose").hmac("x")).isNotEqualTo(secret.hmac("x"));
  }

  @Test
  void isRevealedAsItWasGiven() {
    assertThat(Secret.of("sk-täst").reveal()).isEqualTo("sk-täst");
  }

  /** RFC 4231, test case 2. */
  @Test
  void hmacIsHmacSha256() {
    byte[] mac = Secret.of("Jefe").hmac("what do ya want for nothing?");
    assertThat(HexFormat.of().formatHex(mac))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\n"})
  void isNeverEmpty(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.of(text))
        .withMessage("a secret must not be empty");
  }
}
