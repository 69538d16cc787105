package io.lipsync.connector.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells which addresses belong to the public internet, by IANA's special-purpose registries (RFC
 * 6890). An IPv6 address that only wraps an IPv4 address is judged by that one. Pure functions;
 * nothing is looked up.
 */
final class PublicAddress {
  private static final List<AddressRange> NOT_PUBLIC =
      List.of(
          AddressRange.of("0.0.0.0/8", "this network, RFC 791"),
          AddressRange.of("10.0.0.0/8", "private network, RFC 1918"),
          AddressRange.of("100.64.0.0/10", "shared address space, RFC 6598"),
          AddressRange.of("127.0.0.0/8", "loopback, RFC 1122"),
          AddressRange.of("168.63.129.16/32", "host of a cloud's virtual machine"),
          AddressRange.of("169.254.0.0/16", "link-local, RFC 3927"),
          AddressRange.of("172.16.0.0/12", "private network, RFC 1918"),
          AddressRange.of("192.0.0.0/24", "protocol assignments, RFC 6890"),
          AddressRange.of("192.0.2.0/24", "documentation, RFC 5737"),
          AddressRange.of("192.88.99.0/24", "6to4 relay, RFC 7526"),
          AddressRange.of("192.168.0.0/16", "private network, RFC 1918"),
          AddressRange.of("198.18.0.0/15", "benchmarking, RFC 2544"),
          AddressRange.of("198.51.100.0/24", "documentation, RFC 5737"),
          AddressRange.of("203.0.113.0/24", "documentation, RFC 5737"),
          AddressRange.of("224.0.0.0/4", "multicast, RFC 5771"),
          AddressRange.of("240.0.0.0/4", "reserved, RFC 1112"),
          AddressRange.of("2001::/23", "protocol assignments, Teredo among them, RFC 2928"),
          AddressRange.of("2001:db8::/32", "documentation, RFC 3849"),
          AddressRange.of("3fff::/20", "documentation, RFC 9637"));

  private static final AddressRange GLOBAL_UNICAST =
      AddressRange.of("2000::/3", "global unicast, RFC 4291");
  private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96", "NAT64, RFC 6052");
  private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16", "6to4, RFC 3056");

  private PublicAddress() {}

  /** Why the address is not public, or empty when it is. */
  static Optional<String> fault(InetAddress address) {
    return fault(address.getAddress());
  }

  private static Optional<String> fault(byte[] address) {
    if (NAT64.contains(address)) {
      return fault(Arrays.copyOfRange(address, 12, 16));
    }
    if (SIX_TO_FOUR.contains(address)) {
      return fault(Arrays.copyOfRange(address, 2, 6));
    }
    if (address.length == 16 && !GLOBAL_UNICAST.contains(address)) {
      return Optional.of("not a global IPv6 address, RFC 4291");
    }
    return NOT_PUBLIC.stream()
        .filter(range -> range.contains(address))
        .map(AddressRange::use)
        .findFirst();
  }
}
