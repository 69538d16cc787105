package io.lipsync.connector.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of calls over HTTP, under {@code lipsync.http.}.
 *
 * @param poolSize operations at once for one provider account, and connections to one host
 * @param transfers operations that move files at once, for one account and between two hosts
 * @param leaseTimeout how long a call waits for a free connection to its host
 * @param connectTimeout how long a TCP connection and a TLS handshake may take, each
 * @param responseTimeout the longest silence while an answer is awaited or read
 * @param totalTimeout the end of a call whatever happens; must stay well below the job timeout (5
 *     minutes unless configured otherwise), or a second worker starts the same job meanwhile
 * @param privateHosts names of hosts that others than this installation may name although they are
 *     not on the public internet
 */
public record HttpSettings(
    @DefaultValue("50") int poolSize,
    @DefaultValue("10") int transfers,
    @DefaultValue("10s") Duration leaseTimeout,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("30s") Duration responseTimeout,
    @DefaultValue("60s") Duration totalTimeout,
    @DefaultValue Set<String> privateHosts) {

  /** What suits most installations. */
  public static HttpSettings defaults() {
    return new HttpSettings(
        50,
        10,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Set.of());
  }

  public HttpSettings {
    if (poolSize < 1) {
      throw new IllegalArgumentException("pool size is " + poolSize + ", it must be at least 1");
    }
    if (transfers < 1) {
      throw new IllegalArgumentException(
          "lipsync.http.transfers is " + transfers + ", it must be at least 1");
    }
    privateHosts =
        privateHosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    privateHosts.forEach(HttpSettings::requireUsual);
    requirePositive("lease timeout", leaseTimeout);
    requirePositive("connect timeout", connectTimeout);
    requirePositive("response timeout", responseTimeout);
    requirePositive("total timeout", totalTimeout);
  }

  /** The same without a limit of connections, for calls that are limited otherwise. */
  public HttpSettings withAnyPoolSize() {
    return new HttpSettings(
        Integer.MAX_VALUE,
        transfers,
        leaseTimeout,
        connectTimeout,
        responseTimeout,
        totalTimeout,
        privateHosts);
  }

  private static void requireUsual(String host) {
    HostName.fault(host)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException("private host '" + host + "' " + fault);
            });
  }

  private static void requirePositive(String name, Duration value) {
    if (value == null || value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " is " + value + ", it must be longer than zero");
    }
  }
}
