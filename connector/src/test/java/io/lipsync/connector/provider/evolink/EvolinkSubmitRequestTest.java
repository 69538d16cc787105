package io.lipsync.connector.provider.evolink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What exactly goes over the wire, compared with the examples of the VideoRetalk page. */
class EvolinkSubmitRequestTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeEach
  void everythingIsAccepted() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
  }

  @Test
  void headersCarryTheKeyAndTheContentTypeAndAnUntrustedKeyIsNotSent() {
    LoggedRequest request = submitted(minimal());
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + EvolinkServer.API_KEY);
    assertThat(request.containsHeader("Idempotency-Key")).isFalse();
    assertThat(request.getHeader("Content-Type")).startsWith("application/json");
    assertThat(request.getHeader("Accept")).isEqualTo("application/json");
    assertThat(request.getHeader("User-Agent")).isEqualTo("lip-sync-connector");
  }

  @Test
  void emptyFieldsAreLeftOut() throws Exception {
    assertThat(body(minimal()))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "model": "videoretalk",
                  "video_url": "https://example.com/speaker.mp4",
                  "audio_url": "https://example.com/target-speech.wav",
                  "video_extension": false,
                  "query_face_threshold": 170
                }
                """));
  }

  @Test
  void everyFieldIsNamedAsTheManualNamesIt() throws Exception {
    SubmitOrder order =
        new SubmitOrder(
            "AAAAAAAAAAAAAAAAAAAAAA",
            "https://example.com/two-people-talking.mp4",
            "https://example.com/long-speech.wav",
            "https://example.com/target-person-face.jpg",
            true,
            150,
            null,
            URI.create("https://your-domain.com/webhooks/video-task-completed?task=a&token=b"));
    assertThat(body(order))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "model": "videoretalk",
                  "video_url": "https://example.com/two-people-talking.mp4",
                  "audio_url": "https://example.com/long-speech.wav",
                  "ref_image_url": "https://example.com/target-person-face.jpg",
                  "video_extension": true,
                  "query_face_threshold": 150,
                  "callback_url":
                    "https://your-domain.com/webhooks/video-task-completed?task=a&token=b"
                }
                """));
  }

  @Test
  void signedLinksArriveUnchanged() throws Exception {
    String link = "https://example.com/a%20b.mp4?Signature=a%2Bb%3D&Key=\\u0026\"'<>";
    SubmitOrder order =
        new SubmitOrder(
            "AAAAAAAAAAAAAAAAAAAAAA",
            link,
            "https://example.com/ä.wav",
            null,
            false,
            170,
            null,
            null);
    assertThat(body(order).get("video_url").textValue()).isEqualTo(link);
    assertThat(body(order).get("audio_url").textValue()).isEqualTo("https://example.com/ä.wav");
  }

  @Test
  void aReadCarriesTheKeyAndNoBody() {
    EVOLINK.taskAnswers(200, EvolinkJson.PROCESSING);
    EVOLINK.provider().read(EVOLINK.account(), EvolinkServer.TASK_ID);
    LoggedRequest request = EVOLINK.requests().getLast();
    assertThat(request.getMethod().getName()).isEqualTo("GET");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + EvolinkServer.API_KEY);
    assertThat(request.getBodyAsString()).isEmpty();
  }

  private static SubmitOrder minimal() {
    return new SubmitOrder(
        "AAAAAAAAAAAAAAAAAAAAAA",
        "https://example.com/speaker.mp4",
        "https://example.com/target-speech.wav",
        null,
        false,
        170,
        null,
        null);
  }

  private static JsonNode body(SubmitOrder order) throws Exception {
    return JSON.readTree(submitted(order).getBody());
  }

  private static LoggedRequest submitted(SubmitOrder order) {
    EVOLINK.provider().submit(EVOLINK.account(), order, SendGate.OPEN);
    return EVOLINK.submissions().getLast();
  }
}
