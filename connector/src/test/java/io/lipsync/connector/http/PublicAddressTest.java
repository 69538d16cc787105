package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** First and last addresses of the blocks, and their public neighbours. */
class PublicAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.0.0.0                 | RFC 791
          0.255.255.255           | RFC 791
          10.0.0.0                | RFC 1918
          10.255.255.255          | RFC 1918
          100.64.0.0              | RFC 6598
          100.100.100.200         | RFC 6598
          100.127.255.255         | RFC 6598
          127.0.0.1               | RFC 1122
          127.255.255.255         | RFC 1122
          168.63.129.16           | cloud
          169.254.169.254         | RFC 3927
          172.16.0.0              | RFC 1918
          172.31.255.255          | RFC 1918
          192.0.0.170             | RFC 6890
          192.0.2.1               | RFC 5737
          192.88.99.1             | RFC 7526
          192.168.0.0             | RFC 1918
          192.168.255.255         | RFC 1918
          198.18.0.0              | RFC 2544
          198.19.255.255          | RFC 2544
          198.51.100.1            | RFC 5737
          203.0.113.1             | RFC 5737
          224.0.0.1               | RFC 5771
          239.255.255.255         | RFC 5771
          240.0.0.1               | RFC 1112
          255.255.255.255         | RFC 1112
          ::                      | RFC 4291
          ::1                     | RFC 4291
          ::127.0.0.1             | RFC 4291
          ::ffff:127.0.0.1        | RFC 1122
          ::ffff:10.1.2.3         | RFC 1918
          64:ff9b::10.1.2.3       | RFC 1918
          64:ff9b::a9fe:a9fe      | RFC 3927
          64:ff9b:1::8.8.8.8      | RFC 4291
          100::1                  | RFC 4291
          2001::1                 | RFC 2928
          2001:0:1::1             | RFC 2928
          2001:1ff::1             | RFC 2928
          2001:db8::1             | RFC 3849
          2002:7f00:1::1          | RFC 1122
          2002:c0a8:1::1          | RFC 1918
          3fff::1                 | RFC 9637
          4000::1                 | RFC 4291
          fc00::1                 | RFC 4291
          fd12:3456::1            | RFC 4291
          fe80::1                 | RFC 4291
          ff02::1                 | RFC 4291
          """)
  void isNotPublic(String address, String document) {
    assertThat(PublicAddress.fault(parsed(address)).orElse("public")).contains(document);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "168.63.129.17",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "8.8.8.8",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "2001:200::1",
        "2001:db9::1",
        "2606:4700::1111",
        "2000::1",
        "3ffe:ffff::1"
      })
  void isPublic(String address) {
    assertThat(PublicAddress.fault(parsed(address))).isEmpty();
  }

  @Test
  void aBlockIsWrittenAsOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressRange.of("10.0.0.256/8", "no address"));
  }

  private static InetAddress parsed(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
