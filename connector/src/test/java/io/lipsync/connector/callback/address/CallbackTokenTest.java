package io.lipsync.connector.callback.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.http.Secret;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTokenTest {
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA";

  private final CallbackToken tokens = new CallbackToken(List.of(Secret.of("secret")));

  @Property
  void matchesItsOwnKeyAndNoOther(@ForAll String key, @ForAll String other) {
    Assume.that(!key.equals(other));
    String token = tokens.mint(key);
    assertThat(tokens.matches(key, token)).isTrue();
    assertThat(tokens.matches(other, token)).isFalse();
  }

  @Property
  void noOtherTextMatches(@ForAll String token) {
    Assume.that(!token.equals(tokens.mint(KEY)));
    assertThat(tokens.matches(KEY, token)).isFalse();
  }

  @Property
  void everySingleCharacterCounts(@ForAll int position) {
    char[] token = tokens.mint(KEY).toCharArray();
    int changed = Math.floorMod(position, token.length);
    token[changed] = token[changed] == 'A' ? 'B' : 'A';
    assertThat(tokens.matches(KEY, new String(token))).isFalse();
  }

  @Test
  void nothingIsNoToken() {
    assertThat(tokens.matches(KEY, null)).isFalse();
    assertThat(tokens.matches(null, tokens.mint(KEY))).isFalse();
    assertThat(tokens.matches(null, null)).isFalse();
    assertThat(tokens.matches(KEY, "")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "=", "A"})
  void oneCharacterTooMuchIsNoToken(String more) {
    assertThat(tokens.matches(KEY, tokens.mint(KEY) + more)).isFalse();
    assertThat(tokens.matches(KEY, more + tokens.mint(KEY))).isFalse();
  }

  @Test
  void needsNoEncodingInAUrl() {
    assertThat(tokens.mint(KEY)).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void anotherSecretMakesAnotherToken() {
    String foreign = new CallbackToken(List.of(Secret.of("other"))).mint(KEY);
    assertThat(tokens.matches(KEY, foreign)).isFalse();
  }

  @Test
  void isNotTheSecretsOwnHmac() {
    String plain =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Secret.of("secret").hmac(KEY));
    assertThat(tokens.matches(KEY, plain)).isFalse();
  }

  @Test
  void whileASecretIsReplacedBothCount() {
    CallbackToken before = tokens;
    CallbackToken during = new CallbackToken(List.of(Secret.of("newer"), Secret.of("secret")));
    CallbackToken after = new CallbackToken(List.of(Secret.of("newer")));
    assertThat(during.matches(KEY, before.mint(KEY))).isTrue();
    assertThat(during.matches(KEY, during.mint(KEY))).isTrue();
    assertThat(during.mint(KEY)).as("the first one mints").isEqualTo(after.mint(KEY));
    assertThat(after.matches(KEY, before.mint(KEY))).isFalse();
  }
}
