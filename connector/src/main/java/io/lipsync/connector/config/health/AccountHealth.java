package io.lipsync.connector.config.health;

import io.lipsync.connector.config.LipSyncAutoConfiguration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Shows the provider accounts as the health contributor {@code lipSync} where Camunda 8.8 runs on
 * Spring Boot 3; {@link AccountHealthOnSpringBoot4} is the same for later versions. What it shows:
 * {@link AccountStatus}.
 */
@AutoConfiguration(after = LipSyncAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.CompositeHealthContributor")
public class AccountHealth {

  @Bean
  CompositeHealthContributor lipSync(AccountWatch lipSyncAccountWatch) {
    Map<String, HealthContributor> byProvider =
        lipSyncAccountWatch.providerIds().stream()
            .collect(Collectors.toMap(Function.identity(), id -> of(lipSyncAccountWatch, id)));
    return CompositeHealthContributor.fromMap(byProvider);
  }

  private static HealthIndicator of(AccountWatch accounts, String provider) {
    return () -> {
      AccountStatus status = AccountStatus.of(accounts, provider);
      return Health.status(status.code()).withDetails(status.details()).build();
    };
  }
}
