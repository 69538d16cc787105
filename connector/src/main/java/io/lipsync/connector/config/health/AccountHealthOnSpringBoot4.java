package io.lipsync.connector.config.health;

import io.lipsync.connector.config.LipSyncAutoConfiguration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Shows the provider accounts as the health contributor {@code lipSync} where Camunda 8.9 and later
 * run on Spring Boot 4, which keeps health elsewhere: the twin of {@link AccountHealth} in the same
 * jar. Each is looked at only where its Spring Boot is.
 */
@AutoConfiguration(after = LipSyncAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.health.contributor.CompositeHealthContributor")
public class AccountHealthOnSpringBoot4 {

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
