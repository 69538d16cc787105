package io.lipsync.connector.config.health;

import io.camunda.connector.api.secret.SecretProvider;
import io.lipsync.connector.config.LipSyncAutoConfiguration;
import io.lipsync.connector.config.LipSyncProperties;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.provider.Providers;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What tells an operator how the runtime does; the connector works without it. */
@AutoConfiguration(after = LipSyncAutoConfiguration.class)
public class WatchConfiguration {

  @Bean
  StartReport lipSyncStartReport(LipSyncProperties properties, AccountWatch lipSyncAccountWatch) {
    return new StartReport(properties, lipSyncAccountWatch);
  }

  @Bean
  AccountWatch lipSyncAccountWatch(
      Providers lipSyncProviders,
      ObjectProvider<SecretProvider> secrets,
      LipSyncMeters lipSyncMeters) {
    return new AccountWatch(lipSyncProviders, lookup(secrets), lipSyncMeters, Clock.systemUTC());
  }

  @Bean
  AccountSchedule lipSyncAccountSchedule(
      AccountWatch lipSyncAccountWatch, LipSyncProperties properties) {
    return new AccountSchedule(lipSyncAccountWatch, properties.health().interval());
  }

  /** The runtime's own stores of secrets, where templates find {@code {{secrets.…}}} too. */
  private static Function<String, String> lookup(ObjectProvider<SecretProvider> stores) {
    return name ->
        stores.stream()
            .map(store -> store.getSecret(name, null))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }
}
