package io.lipsync.connector;

import io.lipsync.connector.watch.AccountWatch;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Shows the provider accounts as the health contributor {@code lipSync}. An account that cannot be
 * used is {@code DEGRADED}, a status that Spring Boot leaves out of the overall health: a provider
 * that is down is no reason to restart the runtime or to take it out of service.
 *
 * <p>In a runtime on Spring Boot 4, which keeps these types elsewhere, there is no such
 * contributor.
 */
@AutoConfiguration(after = LipSyncAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.CompositeHealthContributor")
public class AccountHealth {
  private static final Status DEGRADED = new Status("DEGRADED");

  @Bean
  CompositeHealthContributor lipSync(AccountWatch lipSyncAccountWatch) {
    Map<String, HealthContributor> byProvider =
        lipSyncAccountWatch.providerIds().stream()
            .collect(Collectors.toMap(Function.identity(), id -> of(lipSyncAccountWatch, id)));
    return CompositeHealthContributor.fromMap(byProvider);
  }

  private static HealthIndicator of(AccountWatch accounts, String provider) {
    return () -> {
      AccountWatch.Result last = accounts.last(provider);
      Health.Builder health =
          switch (last.state()) {
            case UP -> Health.up();
            case DOWN -> Health.status(DEGRADED);
            case UNKNOWN -> Health.unknown();
          };
      if (last.message() != null) {
        health.withDetail("message", last.message());
      }
      if (last.remaining() != null) {
        health.withDetail("remaining", last.remaining());
      }
      return last.checkedAt() == null
          ? health.build()
          : health.withDetail("checkedAt", last.checkedAt().toString()).build();
    };
  }
}
