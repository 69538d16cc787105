package io.lipsync.connector.callback.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.support.VendorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackUrlsTest {
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final CallbackToken TOKENS = new CallbackToken(List.of(Secret.of("secret")));

  private final CallbackUrls urls = new CallbackUrls("https://runtime.example.com/", false);
  private final CallbackUrls development = new CallbackUrls(null, true);

  @Test
  void anAddressIsBasePathKeyAndToken() {
    assertThat(mint(urls, null, "lip-sync"))
        .isEqualTo(
            "https://runtime.example.com/inbound/lip-sync?task="
                + KEY
                + "&token="
                + TOKENS.mint(KEY));
  }

  @Test
  void theTasksOwnBaseGoesFirstAndMayHaveAPath() {
    assertThat(mint(urls, "https://proxy.example.com/camunda/", "lip-sync"))
        .startsWith("https://proxy.example.com/camunda/inbound/lip-sync?task=");
  }

  @Test
  void aCallbackIsExpectedWhereThereIsAnAddressToGive() {
    EvolinkProvider evolink =
        new EvolinkProvider(null, VendorSettings.evolink("https://api.evolink.ai"));
    CallbackUrls nowhere = new CallbackUrls(" ", false);
    assertThat(urls.isExpected(evolink, null)).isTrue();
    assertThat(nowhere.isExpected(evolink, "https://own.example.com")).isTrue();
    assertThat(nowhere.isExpected(evolink, null)).isFalse();
    assertThat(nowhere.isExpected(evolink, " ")).isFalse();
  }

  @Test
  void plainHttpIsRefused() {
    assertRefused(
        urls,
        "http://runtime.example.com",
        "lip-sync",
        "callbackBaseUrl starts with http:. Providers call only https:// addresses.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"})
  void thisMachineIsAllowedOnlyWhereTheSwitchSaysSo(String base) {
    assertThat(mint(development, base, "lip-sync")).startsWith(base + "/inbound/lip-sync?");
    assertRefused(
        urls,
        base,
        "lip-sync",
        "callbackBaseUrl starts with http:. Providers call only https:// addresses.");
  }

  @Test
  void theSwitchOpensNoOtherPlainAddress() {
    assertRefused(
        development,
        "http://localhost.example.com",
        "lip-sync",
        "callbackBaseUrl starts with http:. Providers call only https:// addresses.");
  }

  @Test
  void aBaseWithAQueryIsRefusedWithoutShowingIt() {
    assertRefused(
        urls,
        "https://runtime.example.com?key=s3cr3t",
        "lip-sync",
        "callbackBaseUrl has a query or a fragment. Give only scheme, host and path.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b", "../actuator", "a b", "a?x", "a#x", "-a", "a-", "a--b", "ä", "a%2Fb"})
  void aPathThatTheRuntimeWouldNotServeIsRefused(String path) {
    assertRefused(
        urls,
        null,
        path,
        "callbackPath is '"
            + path
            + "'. Use the webhook path of the waiting event: letters, digits, single - or _"
            + " between them.");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aMissingPathIsRefused(String path) {
    assertRefused(
        urls,
        null,
        path,
        "callbackPath is empty. Use the webhook path of the waiting event: letters, digits,"
            + " single - or _ between them.");
  }

  @Test
  void theProvidersLimitOf2048CharactersIsKeptToTheLetter() {
    int others = mint(urls, "https://runtime.example.com", "a").length() - 1;
    String longest = "a".repeat(2048 - others);
    assertThat(mint(urls, null, longest)).hasSize(2048);
    assertRefused(
        urls,
        null,
        longest + "a",
        "callbackBaseUrl makes a callback URL of 2049 characters. Providers accept at most"
            + " 2048.");
  }

  private static String mint(CallbackUrls urls, String base, String path) {
    return urls.mint(base, path, KEY, TOKENS).toString();
  }

  private static void assertRefused(CallbackUrls urls, String base, String path, String message) {
    assertThatThrownBy(() -> mint(urls, base, path))
        .isInstanceOfSatisfying(
            ConnectorRetryException.class,
            e -> {
              assertThat(e.getErrorCode()).isEqualTo("INVALID_INPUT");
              assertThat(e.getRetries()).isZero();
            })
        .hasMessage(message);
  }
}
