package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Exchange;
import java.net.URI;

/** Whatever a vendor's answer says, it is read without an exception, and a link in it is one. */
class VendorAnswersFuzzTest {

  @FuzzTest(maxExecutions = 200_000)
  void anyBody(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    JsonNode body = VendorJson.tree(text);

    VendorError said = VendorError.of(new Exchange.Answered(400, text, null), body);
    assertThat(said.code())
        .satisfiesAnyOf(code -> assertThat(code).isNull(), code -> assertThat(code).isNotBlank());
    assertThat(
            ErrorWords.refined(
                ErrorRule.unclear(io.lipsync.connector.task.FailureCode.PROVIDER_ERROR), said))
        .isNotNull();

    String link = VendorResult.videoUrl(body.path("output"), body);
    if (link != null) {
      assertThat(URI.create(link).getScheme()).containsPattern("(?i)https?");
    }
    Double seconds = VendorResult.seconds(body);
    assertThat(seconds == null || seconds > 0).isTrue();
    assertThat(StatusWords.of(VendorJson.code(body.path("status")))).isNotNull();
  }
}
