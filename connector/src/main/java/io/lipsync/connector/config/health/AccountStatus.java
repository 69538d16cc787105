package io.lipsync.connector.config.health;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the health endpoint shows of a provider account, in any version of Spring Boot. An account
 * that cannot be used is {@code DEGRADED}, a status that Spring Boot leaves out of the overall
 * health: a provider that is down is no reason to restart the runtime or to take it out of service.
 *
 * @param code {@code UP}, {@code DEGRADED} or {@code UNKNOWN}
 * @param details what is known besides, in the order it is shown
 */
record AccountStatus(String code, Map<String, Object> details) {

  /** The last result of the watch; asks nobody. */
  static AccountStatus of(AccountWatch accounts, String provider) {
    AccountWatch.Result last = accounts.last(provider);
    Map<String, Object> details = new LinkedHashMap<>();
    if (last.message() != null) {
      details.put("message", last.message());
    }
    if (last.remaining() != null) {
      details.put("remaining", last.remaining());
    }
    if (last.checkedAt() != null) {
      details.put("checkedAt", last.checkedAt().toString());
    }
    return new AccountStatus(
        switch (last.state()) {
          case UP -> "UP";
          case DOWN -> "DEGRADED";
          case UNKNOWN -> "UNKNOWN";
        },
        details);
  }
}
