package io.lipsync.connector.provider.evolink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.provider.AccountAnswer;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /v1/credits}, a check of key and account that costs nothing. */
class EvolinkAccountTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  @Test
  void theCreditsAreReadWithTheKey() {
    EVOLINK.creditsAnswer(200, "{\"data\":{\"user\":{\"remaining_credits\":12.5}}}");
    assertThat(account()).isEqualTo(new AccountAnswer.Known(new BigDecimal("12.5")));
    assertThat(EVOLINK.requests().getLast().getHeader("Authorization"))
        .isEqualTo("Bearer " + EvolinkServer.API_KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "401, unauthorized, Refused",
    "403, permission_denied, Refused",
    "429, rate_limit_exceeded, Unavailable",
    "500, internal_error, Unavailable",
    "200, whatever, Unavailable"
  })
  void errorsOfTheCall(int status, String code, String outcome) {
    EVOLINK.creditsAnswer(status, EvolinkJson.error(code, "words"));
    assertThat(account().getClass().getSimpleName()).isEqualTo(outcome);
  }

  private static AccountAnswer account() {
    return EVOLINK.provider().account(EVOLINK.account());
  }
}
