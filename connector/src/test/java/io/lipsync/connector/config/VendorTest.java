package io.lipsync.connector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.support.AcmeProvider;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A vendor that nobody knows yet: its settings are declared once, where they are used. */
class VendorTest {
  private static final Vendor.Tools TOOLS =
      new Vendor.Tools(null, Clock.systemUTC(), Clock.systemUTC());

  private static final Vendor<AcmeSettings> ACME =
      new Vendor<>("acme", AcmeSettings.class, (tools, settings) -> new ConfiguredAcme(settings));

  record AcmeSettings(
      @DefaultValue("https://api.acme.example") String baseUrl, @DefaultValue("7") int patience) {
    AcmeSettings {
      if (patience < 1) {
        throw new IllegalArgumentException("patience is " + patience);
      }
    }
  }

  private static final class ConfiguredAcme extends AcmeProvider {
    private final AcmeSettings settings;

    private ConfiguredAcme(AcmeSettings settings) {
      this.settings = settings;
    }

    @Override
    public String baseUrl() {
      return settings.baseUrl();
    }
  }

  @Test
  void hasItsDefaultsWithoutConfiguration() {
    assertThat(bind(Map.of()).baseUrl()).isEqualTo("https://api.acme.example");
  }

  @Test
  void readsItsSettingsUnderItsOwnName() {
    assertThat(bind(Map.of("lipsync.acme.base-url", "https://other.example")).baseUrl())
        .isEqualTo("https://other.example");
  }

  @Test
  void stopsTheStartByItsOwnCheck() {
    assertThatExceptionOfType(BindException.class)
        .isThrownBy(() -> bind(Map.of("lipsync.acme.patience", "0")))
        .withRootCauseInstanceOf(IllegalArgumentException.class)
        .withMessageContaining("lipsync.acme");
  }

  private static LipSyncProvider bind(Map<String, String> settings) {
    return ACME.bind(new Binder(new MapConfigurationPropertySource(settings)), TOOLS);
  }
}
