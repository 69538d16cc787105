package io.lipsync.connector.provider.evolink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Balance;
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
    assertThat(account()).isEqualTo(new Answer.Ok<>(new Balance(new BigDecimal("12.5"), null)));
    assertThat(EVOLINK.requests().getLast().getHeader("Authorization"))
        .isEqualTo("Bearer " + EvolinkServer.API_KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "401, unauthorized, Refused",
    "403, permission_denied, Refused",
    "429, rate_limit_exceeded, Later",
    "500, internal_error, Later",
    "200, whatever, Later"
  })
  void errorsOfTheCall(int status, String code, String outcome) {
    EVOLINK.creditsAnswer(status, EvolinkJson.error(code, "words"));
    assertThat(account().getClass().getSimpleName()).isEqualTo(outcome);
  }

  private static Answer<Balance> account() {
    return EVOLINK.provider().account(EVOLINK.account());
  }
}
