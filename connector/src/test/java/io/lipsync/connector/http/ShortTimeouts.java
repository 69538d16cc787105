package io.lipsync.connector.http;

import java.time.Clock;
import java.time.Duration;

/** Clients that give up soon, so that a test of giving up is over soon. */
final class ShortTimeouts {
  /** Long enough never to be the reason of an end. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final Duration SHORT = Duration.ofMillis(300);

  private ShortTimeouts() {}

  static HttpSettings patient() {
    return new HttpSettings(4, LONG, LONG, LONG, LONG, false);
  }

  static HttpSettings connect() {
    return new HttpSettings(4, LONG, SHORT, LONG, LONG, false);
  }

  static HttpSettings response() {
    return new HttpSettings(4, LONG, LONG, SHORT, LONG, false);
  }

  static HttpSettings total() {
    return new HttpSettings(4, LONG, LONG, LONG, SHORT, false);
  }

  static HttpSettings leaseOfOneConnection() {
    return new HttpSettings(1, SHORT, LONG, LONG, LONG, false);
  }

  static ApiClient client(HttpSettings settings) {
    return new ApiClient(settings, Clock.systemUTC());
  }
}
