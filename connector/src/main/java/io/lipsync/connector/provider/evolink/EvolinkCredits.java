package io.lipsync.connector.provider.evolink;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.provider.VendorJson;
import java.math.BigDecimal;

/** Reads the answer of {@code GET /v1/credits}, the "Get credits" page of the API manual. */
final class EvolinkCredits {

  private EvolinkCredits() {}

  /** The smaller of what the user and the key have left, or null when neither is told. */
  static BigDecimal remaining(JsonNode answer) {
    JsonNode token = answer.path("data").path("token");
    BigDecimal user = VendorJson.number(answer.path("data").path("user").path("remaining_credits"));
    BigDecimal key =
        token.path("unlimited_credits").asBoolean(false)
            ? null
            : VendorJson.number(token.path("remaining_credits"));
    if (user == null || key == null) {
      return user == null ? key : user;
    }
    return user.min(key);
  }
}
