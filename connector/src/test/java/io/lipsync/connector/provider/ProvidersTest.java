package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.support.VendorSettings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {
  private final EvolinkProvider evolink =
      new EvolinkProvider(null, VendorSettings.evolink("https://api.evolink.ai/"));
  private final Providers providers = new Providers(List.of(evolink), List.of());

  @Test
  void theVendorsOwnAddressIsTheDefault() {
    ProviderAccount account = providers.account(new Connection("evolink", "sk-a", " "));
    assertThat(account.provider()).isSameAs(evolink);
    assertThat(account.baseUrl()).hasToString("https://api.evolink.ai");
    assertThat(account.endpoint("/v1/credits"))
        .isEqualTo(URI.create("https://api.evolink.ai/v1/credits"));
  }

  @Test
  void aTaskMayNameAnotherAddress() {
    assertThat(
            providers
                .account(new Connection("evolink", "sk-a", "https://proxy.example.com/evolink/"))
                .endpoint("/v1/credits"))
        .hasToString("https://proxy.example.com/evolink/v1/credits");
  }

  @Test
  void aKeyIsNotSentInClear() {
    assertRefused(
        new Connection("evolink", "sk-a", "http://proxy.example.com"),
        "baseUrl starts with http:. The API key is sent there: use https://.");
    assertThat(
            providers.account(new Connection("evolink", "sk-a", "http://localhost:8089")).baseUrl())
        .hasToString("http://localhost:8089");
  }

  @Test
  void blanksAroundAKeyAreNoPartOfIt() {
    assertThat(providers.account(new Connection("evolink", " sk-a\n", null)).apiKey().reveal())
        .isEqualTo("sk-a");
  }

  @Test
  void theApiKeySignsWhereNothingElseIsConfigured() {
    assertThat(
            providers.account(new Connection("evolink", "sk-a", null)).signingSecrets().getFirst())
        .extracting(Secret::reveal)
        .isEqualTo("sk-a");
  }

  @Test
  void configuredSecretsSignInsteadOfTheApiKey() {
    Providers configured =
        new Providers(List.of(evolink), List.of(Secret.of("new"), Secret.of("old")));
    assertThat(configured.account(new Connection("evolink", "sk-a", null)).signingSecrets())
        .extracting(Secret::reveal)
        .containsExactly("new", "old");
  }

  @Test
  void anAccountAlwaysHasASigningSecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ProviderAccount(
                    evolink, Secret.of("a"), URI.create("https://a.b"), false, List.of()));
  }

  @Test
  void anAddressThatAProcessNamesIsMarked() {
    assertThat(providers.account(new Connection("evolink", "sk-a", " ")).ownBaseUrl()).isFalse();
    assertThat(
            providers.account(new Connection("evolink", "sk-a", "https://a.example")).ownBaseUrl())
        .isTrue();
  }

  @Test
  void aMissingConnectionIsRefused() {
    assertRefused(null, "provider is missing. Choose one of evolink.");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aMissingProviderIsRefused(String id) {
    assertRefused(new Connection(id, "sk-a", null), "provider is missing. Choose one of evolink.");
  }

  @Test
  void anUnknownProviderIsRefusedByItsName() {
    assertRefused(
        new Connection("acme", "sk-a", null), "provider is 'acme'. Choose one of evolink.");
    assertRefused(
        new Connection("a\nforged\u202E" + "x".repeat(100_000), "sk-a", null),
        "provider is 'a forged" + "x".repeat(32) + "…'. Choose one of evolink.");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aMissingKeyIsRefused(String key) {
    assertRefused(
        new Connection("evolink", key, null),
        "apiKey is empty. Use the account's key, best as a secret of the connector runtime.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sk s3cr3t", "sk\r\nX-Other: s3cr3t", "sk-s3cr3t\u00e4", "sk\u0000s3cr3t"})
  void aKeyThatWouldBreakItsHeaderIsRefusedWithoutShowingIt(String key) {
    assertThatThrownBy(() -> providers.account(new Connection("evolink", key, null)))
        .hasMessageStartingWith("apiKey contains blanks, line breaks or other signs")
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void aFaultyAddressIsRefused() {
    assertRefused(
        new Connection("evolink", "sk-a", "api.evolink.ai"),
        "baseUrl has no https:// in front. Give a full address that starts with https:// (http://"
            + " is accepted too).");
  }

  private void assertRefused(Connection connection, String message) {
    assertThatThrownBy(() -> providers.account(connection))
        .isInstanceOfSatisfying(
            ConnectorRetryException.class,
            e -> {
              assertThat(e.getErrorCode()).isEqualTo("INVALID_INPUT");
              assertThat(e.getRetries()).isZero();
            })
        .hasMessage(message);
  }
}
