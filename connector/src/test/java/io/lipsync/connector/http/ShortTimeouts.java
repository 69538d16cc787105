package io.lipsync.connector.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** Clients that give up soon, so that a test of giving up is over soon. */
final class ShortTimeouts {
  /** Long enough never to be the reason of an end. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final Duration SHORT = Duration.ofMillis(300);

  private ShortTimeouts() {}

  static HttpSettings patient() {
    return new HttpSettings(4, 10, LONG, LONG, LONG, LONG, Set.of());
  }

  static HttpSettings connect() {
    return new HttpSettings(4, 10, LONG, SHORT, LONG, LONG, Set.of());
  }

  static HttpSettings response() {
    return new HttpSettings(4, 10, LONG, LONG, SHORT, LONG, Set.of());
  }

  static HttpSettings total() {
    return new HttpSettings(4, 10, LONG, LONG, LONG, SHORT, Set.of());
  }

  static HttpSettings leaseOfOneConnection() {
    return new HttpSettings(1, 10, SHORT, LONG, LONG, LONG, Set.of());
  }

  static ApiClient client(HttpSettings settings) {
    return new ApiClient(settings, Clock.systemUTC());
  }
}
