package io.lipsync.connector.callback.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.connector.api.error.ConnectorException;
import io.lipsync.connector.http.HostCheck;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackReachTest {

  @Test
  void withoutABaseProcessesWaitByTimer() {
    assertThat(findings("", false))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.warning()).isFalse();
              assertThat(finding.text()).contains("lipsync.callback.base-url", "wait by timer");
            });
    assertThat(findings(null, false)).hasSize(1);
  }

  @Test
  void aPublicHttpsAddressIsJustTold() {
    assertThat(findings("https://connectors.example.com/camunda/", false))
        .extracting(CallbackReach.Finding::text)
        .containsExactly(
            "Providers are told to call https://connectors.example.com/camunda/inbound/{path of the"
                + " task}");
  }

  @Test
  void httpIsWarnedOf() {
    assertThat(warnings("http://connectors.example.com", false))
        .singleElement()
        .asString()
        .contains("starts with http", "refused with INVALID_INPUT");
  }

  @Test
  void aDoubledInboundIsWarnedOf() {
    assertThat(warnings("https://connectors.example.com/inbound", false))
        .singleElement()
        .asString()
        .contains("ends with /inbound");
  }

  @Test
  void aHostThatIsNotPublicIsWarnedOf() {
    assertThat(warnings("https://private.example.com", false))
        .singleElement()
        .asString()
        .contains("leads to a host that is private, seen from here");
  }

  @Test
  void thisMachineIsForDevelopmentOnly() {
    assertThat(warnings("http://localhost:8086", true))
        .singleElement()
        .asString()
        .contains("this machine itself");
  }

  @Test
  void whatIsNoAddressIsRefused() {
    assertThatThrownBy(() -> findings("foo", false))
        .isInstanceOf(ConnectorException.class)
        .hasMessageStartingWith("lipsync.callback.base-url has no https:// in front");
  }

  @Test
  void hostsAreLookedUp() {
    assertThat(HostCheck.fault("127.0.0.1"))
        .hasValueSatisfying(f -> assertThat(f).contains("loopback"));
    assertThat(HostCheck.fault("10.1.2.3"))
        .hasValueSatisfying(f -> assertThat(f).contains("private network"));
    assertThat(HostCheck.fault("8.8.8.8")).isEmpty();
    assertThat(HostCheck.fault("no-such-host.invalid")).hasValue("cannot be looked up");
  }

  private static List<String> warnings(String base, boolean allowLoopback) {
    return findings(base, allowLoopback).stream()
        .filter(CallbackReach.Finding::warning)
        .map(CallbackReach.Finding::text)
        .toList();
  }

  private static List<CallbackReach.Finding> findings(String base, boolean allowLoopback) {
    return new CallbackReach(
            base,
            allowLoopback,
            host -> host.startsWith("private.") ? Optional.of("is private") : Optional.empty())
        .findings();
  }
}
