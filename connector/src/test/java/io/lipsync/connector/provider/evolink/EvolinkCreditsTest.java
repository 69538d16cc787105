package io.lipsync.connector.provider.evolink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.provider.VendorJson;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Get credits" page: what can be spent is what both the user and the key have. */
class EvolinkCreditsTest {

  @Test
  void theDocumentedAnswer() {
    assertThat(
            remaining(
                """
                {"data":{"token":{"remaining_credits":99416.4429,"unlimited_credits":false,
                "used_credits":583.5571},"user":{"remaining_credits":1095.3996,
                "used_credits":135.9048}},"message":"","success":true}
                """))
        .isEqualByComparingTo("1095.3996");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 5, false, 5",
    "5, 10, false, 5",
    "10, 5, true, 10",
    "null, 5, false, 5",
    "10, null, false, 10",
    "0, 5, false, 0",
    "-1, 5, false, -1"
  })
  void theSmallerOneCountsUnlessTheKeyIsUnlimited(
      String user, String key, boolean unlimited, BigDecimal remaining) {
    assertThat(
            remaining(
                """
                {"data":{"token":{"remaining_credits":%s,"unlimited_credits":%s},
                "user":{"remaining_credits":%s}}}
                """
                    .formatted(key, unlimited, user)))
        .isEqualByComparingTo(remaining);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "{\"data\":[]}",
        "{\"data\":{\"user\":{\"remaining_credits\":\"many\"}}}",
        "{\"data\":{\"token\":{\"unlimited_credits\":true}}}",
        "{\"data\":{\"user\":{\"remaining_credits\":1e400}}}"
      })
  void nothingIsToldWhereNothingIsThere(String answer) {
    assertThat(remaining(answer)).isNull();
  }

  private static BigDecimal remaining(String answer) {
    return EvolinkAnswers.remaining(VendorJson.tree(answer));
  }
}
