package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How hosts may be written. */
class HostNameTest {
  /** This machine, the metadata service or nothing, depending on who reads it. */
  static final String[] ODD_NUMBERS = {
    "0177.0.0.1",
    "0177.0.0.01",
    "012.0.0.1",
    "127.0.0.01",
    "127.0.0.1.",
    "0x7f.1",
    "0x7f.0.0.1",
    "0x7F000001",
    "0X7f.0x0.0x0.0x1",
    "0xa9fea9fe",
    "127.0.0.0x1",
    "2130706433",
    "2852039166",
    "017700000001",
    "0",
    "00",
    "0x",
    "127.1",
    "127.0.1",
    "127.1.",
    "1.2.3.4.5",
    "256.256.256.256",
    "127.0.0.256",
    "999.1.1.1",
    "example.com.123",
    "example.0x7f",
    "example.com.0177",
    "1.2.3.4.0x"
  };

  @ParameterizedTest
  @FieldSource("ODD_NUMBERS")
  void aNumberThatIsNotTheUsualTextOfAnAddressIsOdd(String host) {
    assertThat(HostName.fault(host))
        .hasValueSatisfying(fault -> assertThat(fault).contains("IPv4"));
    assertThat(HostName.endsInNumber(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a..b",
        ".example.com",
        "example.com..",
        "exa mple.com",
        "example.com/",
        "user@example.com",
        "example.com%00",
        "127%2e0%2e0%2e1",
        "\uff11\uff12\uff17.0.0.\uff11",
        "127\u30020\u30020\u30021",
        "\u2460.1.1.1",
        "b\u00fccher.example",
        "example.com\n",
        "[127.0.0.1]",
        "[::ffff:0177.0.0.1]",
        "[::ffff:127.1]",
        "[::1%25eth0]",
        "[fe80::1%eth0]",
        "fe80::1%1",
        "[v1.abc]",
        "[::1",
        "[]",
        "127.0.0.1:80",
        "[[::1]]"
      })
  void whatIsNoHostIsOdd(String host) {
    assertThat(HostName.fault(host)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "example.com",
        "EXAMPLE.com.",
        "connector_runtime",
        "xn--bcher-kva.example",
        "1password.com",
        "1-2-3-4.example",
        "0x7f.example",
        "123.example.",
        "example.0xyz",
        "a1",
        "0.0.0.0",
        "127.0.0.1",
        "255.255.255.255",
        "8.8.8.8",
        "::1",
        "[::1]",
        "[2001:DB8::7]",
        "[::ffff:10.1.2.3]",
        "::ffff:10.1.2.3",
        "1:2:3:4:5:6:7:8"
      })
  void whatIsUsualIsNot(String host) {
    assertThat(HostName.fault(host)).isEmpty();
  }

  @Property
  void everyAddressIsUsualInOneFormOnly(
      @ForAll @IntRange(max = 255) int a, @ForAll @IntRange(max = 255) int d) {
    assertThat(HostName.fault(a + ".0.17." + d)).isEmpty();
    assertThat(HostName.fault("0" + a + ".0.17." + d)).isPresent();
    assertThat(HostName.fault(a + ".0.17.0" + d)).isPresent();
    assertThat(HostName.fault("0x%x.0.17.%d".formatted(a, d))).isPresent();
    assertThat(HostName.fault(a + ".0." + (17 * 256 + d))).isPresent();
  }

  @Property
  void noTextFails(@ForAll String host) {
    assertThat(HostName.fault(host)).isNotNull();
  }
}
