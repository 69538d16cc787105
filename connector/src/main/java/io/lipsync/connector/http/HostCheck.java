package io.lipsync.connector.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Tells people why a host may not be reachable from the internet. */
public final class HostCheck {
  private HostCheck() {}

  /**
   * What is wrong with a host as seen from this machine, or empty when all its addresses are
   * public. Looks the name up, which may take seconds.
   */
  public static Optional<String> fault(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .map(PublicAddress::fault)
          .flatMap(Optional::stream)
          .findFirst()
          .map(use -> "is not on the public internet (" + use + ")");
    } catch (UnknownHostException e) {
      return Optional.of("cannot be looked up");
    }
  }
}
