package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
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
        .isThrownBy(() -> new HttpSettings(0, OK, OK, OK, OK, false))
        .withMessage("pool size is 0, it must be at least 1");
  }

  @Test
  void refusesAMissingLeaseTimeout() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpSettings(1, null, OK, OK, OK, false))
        .withMessage("lease timeout is null, it must be longer than zero");
  }

  @Test
  void refusesAConnectTimeoutOfZeroBecauseHttpClientWouldWaitForEver() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpSettings(1, OK, Duration.ZERO, OK, OK, false))
        .withMessage("connect timeout is PT0S, it must be longer than zero");
  }

  @Test
  void refusesANegativeResponseTimeout() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpSettings(1, OK, OK, OK.negated(), OK, false))
        .withMessage("response timeout is PT-1S, it must be longer than zero");
  }

  @Test
  void refusesATotalTimeoutOfZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpSettings(1, OK, OK, OK, Duration.ZERO, false))
        .withMessage("total timeout is PT0S, it must be longer than zero");
  }
}
