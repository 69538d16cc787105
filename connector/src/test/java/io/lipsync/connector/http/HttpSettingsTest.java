package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {
  private static final Duration OK = Duration.ofSeconds(1);

  @Test
  void aCallEndsWellBeforeTheJobTimeoutOfFiveMinutes() {
    assertThat(HttpSettings.defaults().totalTimeout()).isLessThanOrEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void refusesAPoolWithoutConnections() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpSettings(0, 10, OK, OK, OK, OK, Set.of()))
        .withMessage("pool size is 0, it must be at least 1");
  }

  @Test
  void refusesAMissingLeaseTimeout() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpSettings(1, 10, null, OK, OK, OK, Set.of()))
        .withMessage("lease timeout is null, it must be longer than zero");
  }

  @Test
  void refusesAConnectTimeoutOfZeroBecauseHttpClientWouldWaitForEver() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpSettings(1, 10, OK, Duration.ZERO, OK, OK, Set.of()))
        .withMessage("connect timeout is PT0S, it must be longer than zero");
  }

  @Test
  void refusesANegativeResponseTimeout() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpSettings(1, 10, OK, OK, OK.negated(), OK, Set.of()))
        .withMessage("response timeout is PT-1S, it must be longer than zero");
  }

  @Test
  void refusesATotalTimeoutOfZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpSettings(1, 10, OK, OK, OK, Duration.ZERO, Set.of()))
        .withMessage("total timeout is PT0S, it must be longer than zero");
  }
}
