package io.lipsync.connector.config.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.support.AcmeProvider;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySourcesPropertyResolver;

class ApiKeyReportTest {
  private static final String PREFIX = "camunda.connector.secretprovider.environment.prefix";

  private final Map<String, String> secrets = new HashMap<>();
  private final Properties variables = new Properties();

  @Test
  void saysForWhichAccountsThereIsAKeyAndNotWhich() {
    assertThat(report().summary())
        .isEqualTo("API keys among the secrets of this runtime: none. Without: acme");

    secrets.put("ACME_API_KEY", "s3cr3t");

    assertThat(report().summary())
        .isEqualTo("API keys among the secrets of this runtime: acme. Without: none");
  }

  @ParameterizedTest
  @CsvSource({
    "LIPSYNC_SECRET_, ACME_API_KEY",
    "LIPSYNC_SECRET_, LIPSYNC_ACME_API_KEY",
    "LIPSYNC_SECRET_, SECRET_ACME_API_KEY",
    "SECRET_, ACME_API_KEY",
    "SECRET_, LIPSYNC_ACME_API_KEY",
    "SECRET_, LIPSYNC_SECRET_ACME_API_KEY",
  })
  void noticesAKeyUnderANameThatNobodyReads(String prefix, String variable) {
    variables.setProperty(PREFIX, prefix);
    variables.setProperty(variable, "s3cr3t");

    assertThat(report().misnamed())
        .containsExactly(
            "%s is set, but no secret: this runtime reads secrets from variables that begin with %s, here %sACME_API_KEY"
                .formatted(variable, prefix, prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIPSYNC_SECRET_", "SECRET_", ""})
  void isSilentWhereTheKeyIsRead(String prefix) {
    variables.setProperty(PREFIX, prefix);
    variables.setProperty("ACME_API_KEY", "s3cr3t");
    secrets.put("ACME_API_KEY", "s3cr3t");

    assertThat(report().misnamed()).isEmpty();
  }

  @Test
  void doesNotKnowThePrefixWhereNoneIsSet() {
    variables.setProperty("LIPSYNC_ACME_API_KEY", "s3cr3t");

    assertThat(report().misnamed())
        .containsExactly(
            "LIPSYNC_ACME_API_KEY is set, but no secret: this runtime reads secrets from a store of"
                + " its own, see "
                + PREFIX);
  }

  @Test
  void aStoreThatFailsHasNoKey() {
    AccountWatch broken =
        watch(
            name -> {
              throw new IllegalStateException("s3cr3t");
            });

    assertThat(new ApiKeyReport(broken, settings()).summary()).contains("Without: acme");
  }

  private ApiKeyReport report() {
    return new ApiKeyReport(watch(secrets::get), settings());
  }

  private PropertyResolver settings() {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addLast(new PropertiesPropertySource("variables", variables));
    return new PropertySourcesPropertyResolver(sources);
  }

  private static AccountWatch watch(java.util.function.Function<String, String> lookup) {
    return new AccountWatch(
        new Providers(List.of(new AcmeProvider()), List.of()),
        lookup,
        new LipSyncMeters(new SimpleMeterRegistry(), List.of("acme")),
        Clock.systemUTC());
  }
}
