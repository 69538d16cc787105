package io.lipsync.connector.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A block of addresses in CIDR notation. Immutable and thread-safe.
 *
 * @param network the first address; its length tells IPv4 from IPv6
 * @param prefix how many leading bits are the same in all addresses of the block
 * @param use what the block is for, with the document that says so
 */
record AddressRange(byte[] network, int prefix, String use) {

  /** The block written as {@code 10.0.0.0/8}. */
  static AddressRange of(String cidr, String use) {
    int slash = cidr.indexOf('/');
    try {
      // A literal address: nothing is looked up.
      byte[] network = InetAddress.getByName(cidr.substring(0, slash)).getAddress();
      return new AddressRange(network, Integer.parseInt(cidr.substring(slash + 1)), use);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(cidr + " is no block of addresses", e);
    }
  }

  /** Whether the address, as raw bytes, lies in this block. */
  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    int whole = prefix / 8;
    int rest = prefix % 8;
    return Arrays.equals(address, 0, whole, network, 0, whole)
        && (rest == 0 || (address[whole] ^ network[whole]) >> (8 - rest) == 0);
  }
}
