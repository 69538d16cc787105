package io.lipsync.connector.provider.joggai;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Balance;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.support.SubmitOrders;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.support.VendorSettings;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What exactly goes over the wire, compared with the examples of the API reference. */
class JoggaiRequestsTest {
  @RegisterExtension static final VendorServer JOGGAI = VendorServer.joggai();

  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeEach
  void everythingIsAnswered() {
    JOGGAI.submitAnswers(200, JoggaiJson.ACCEPTED);
    JOGGAI.taskAnswers(200, JoggaiJson.PROCESSING);
    JOGGAI.getAnswers(
        "/v2/user/remaining_quota",
        okJson(JoggaiJson.envelope(0, "Success", "{\"remaining_quota\":1000.5}")));
  }

  @Test
  void theKeyIsAHeaderOfItsOwn() {
    LoggedRequest request = submitted(SubmitOrders.any());
    assertThat(request.getUrl()).isEqualTo("/open/v2/create_lip_sync_video");
    assertThat(request.getHeader("x-api-key")).isEqualTo(VendorServer.API_KEY);
    assertThat(request.containsHeader("Authorization")).isFalse();
    assertThat(request.getHeader("Content-Type")).startsWith("application/json");
  }

  @Test
  void aSubmissionNamesNothingThatJoggaiDoesNotKnow() throws Exception {
    assertThat(body(SubmitOrders.any()))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "video_url": "https://example.com/speaker.mp4",
                  "audio_url": "https://example.com/speech.wav",
                  "playback_type": "normal"
                }
                """));
  }

  @ParameterizedTest
  @CsvSource({
    ", false, normal",
    ", true, normal_reverse",
    "normal, false, normal",
    "normal, true, normal_reverse",
    "normal_reverse, false, normal_reverse",
    "normal_reverse_by_audio, false, normal_reverse_by_audio",
    "normal_reverse_by_audio, true, normal_reverse_by_audio"
  })
  void theWishForALongerVideoCountsWhereThePlaybackTypeSaysNothingSpecial(
      String playbackType, boolean extended, String sent) throws Exception {
    SubmitOrders order = SubmitOrders.order().playbackType(playbackType);
    if (extended) {
      order.extended();
    }
    assertThat(body(order.build()).get("playback_type").textValue()).isEqualTo(sent);
  }

  @Test
  void bothPathPrefixesAreSettings() {
    JoggaiProvider older =
        new JoggaiProvider(
            JOGGAI.client(), VendorSettings.joggai(JOGGAI.baseUrl(), "/v2", "/v9", null));
    JOGGAI.postAnswers("/v2/create_lip_sync_video", okJson(JoggaiJson.ACCEPTED));
    JOGGAI.getAnswers("/v2/lip_sync_video/" + VendorServer.TASK_ID, okJson(JoggaiJson.SUCCESS));
    JOGGAI.getAnswers(
        "/v9/user/remaining_quota",
        okJson(JoggaiJson.envelope(0, "Success", "{\"remaining_quota\":1}")));
    assertThat(older.submit(JOGGAI.account(), SubmitOrders.any(), SendGate.OPEN))
        .isInstanceOf(SubmitAnswer.Accepted.class);
    assertThat(older.read(JOGGAI.account(), VendorServer.TASK_ID)).isInstanceOf(Answer.Ok.class);
    assertThat(older.account(JOGGAI.account()))
        .isEqualTo(new Answer.Ok<>(new Balance(BigDecimal.ONE, null)));
  }

  @Test
  void aReadCarriesTheKeyAndNoBody() {
    JOGGAI.provider().read(JOGGAI.account(), VendorServer.TASK_ID);
    assertPlainGet("/open/v2/lip_sync_video/" + VendorServer.TASK_ID);
  }

  @Test
  void theQuotaIsReadBelowTheOtherPrefix() {
    assertThat(JOGGAI.provider().account(JOGGAI.account()))
        .isEqualTo(new Answer.Ok<>(new Balance(new BigDecimal("1000.5"), null)));
    assertPlainGet("/v2/user/remaining_quota");
  }

  private static void assertPlainGet(String url) {
    LoggedRequest request = JOGGAI.lastRequest();
    assertThat(request.getMethod().getName()).isEqualTo("GET");
    assertThat(request.getUrl()).isEqualTo(url);
    assertThat(request.getHeader("x-api-key")).isEqualTo(VendorServer.API_KEY);
    assertThat(request.getBodyAsString()).isEmpty();
  }

  private static JsonNode body(SubmitOrder order) throws Exception {
    return JSON.readTree(submitted(order).getBody());
  }

  private static LoggedRequest submitted(SubmitOrder order) {
    JOGGAI.provider().submit(JOGGAI.account(), order, SendGate.OPEN);
    return JOGGAI.lastRequest();
  }
}
