package io.lipsync.connector.http;

import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Tells people why a host may not be reachable from the internet. */
public final class HostCheck {
  private HostCheck() {}

  /**
   * What is wrong with a host as seen from this machine, or empty when all its addresses are
   * public. Looks the name up, which may take seconds; one that is written as no host is is not
   * looked up.
   */
  public static Optional<String> fault(String host) {
    return fault(host, SystemDefaultDnsResolver.INSTANCE);
  }

  static Optional<String> fault(String host, DnsResolver lookup) {
    Optional<String> odd = HostName.fault(host);
    if (odd.isPresent()) {
      return odd;
    }
    try {
      return Arrays.stream(lookup.resolve(host))
          .map(PublicAddress::fault)
          .flatMap(Optional::stream)
          .findFirst()
          .map(use -> "is not on the public internet (" + use + ")");
    } catch (UnknownHostException e) {
      return Optional.of("cannot be looked up");
    }
  }
}
