package io.lipsync.connector.provider.dashscope;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.support.SubmitOrders;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.support.VendorSettings;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What exactly goes over the wire, compared with the examples of the VideoRetalk page. */
class DashscopeRequestsTest {
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();

  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeEach
  void everythingIsAnswered() {
    DASHSCOPE.submitAnswers(200, DashscopeJson.ACCEPTED);
    DASHSCOPE.taskAnswers(200, DashscopeJson.SUCCEEDED);
    DASHSCOPE.cancelAnswers(200, "{\"request_id\":\"45ac7f13\"}");
  }

  @Test
  void aSubmissionIsAsynchronous() {
    LoggedRequest request = submitted(SubmitOrders.any());
    assertThat(request.getUrl()).isEqualTo("/api/v1/services/aigc/image2video/video-synthesis/");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + VendorServer.API_KEY);
    assertThat(request.getHeader("X-DashScope-Async")).isEqualTo("enable");
    assertThat(request.getHeader("Content-Type")).startsWith("application/json");
    assertThat(request.containsHeader("X-DashScope-OssResourceResolve")).isFalse();
    assertThat(request.containsHeader("Idempotency-Key")).isFalse();
  }

  @Test
  void emptyFieldsAreLeftOut() throws Exception {
    assertThat(body(SubmitOrders.any()))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "model": "videoretalk",
                  "input": {
                    "video_url": "https://example.com/speaker.mp4",
                    "audio_url": "https://example.com/speech.wav"
                  },
                  "parameters": { "video_extension": false, "query_face_threshold": 170 }
                }
                """));
  }

  @Test
  void everyFieldIsNamedAsThePageNamesIt() throws Exception {
    SubmitOrder order =
        SubmitOrders.order()
            .image("https://example.com/face.jpg")
            .extended()
            .threshold(150)
            .build();
    assertThat(body(order))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "model": "videoretalk",
                  "input": {
                    "video_url": "https://example.com/speaker.mp4",
                    "audio_url": "https://example.com/speech.wav",
                    "ref_image_url": "https://example.com/face.jpg"
                  },
                  "parameters": { "video_extension": true, "query_face_threshold": 150 }
                }
                """));
  }

  @Test
  void aVideoInDashscopesOwnStorageIsResolved() throws Exception {
    assertResolved(SubmitOrders.order().video("oss://dashscope-instant/a/b.mp4"));
  }

  @Test
  void anAudioInDashscopesOwnStorageIsResolved() throws Exception {
    assertResolved(SubmitOrders.order().audio("oss://dashscope-instant/a/b.wav"));
  }

  @Test
  void anImageInDashscopesOwnStorageIsResolved() throws Exception {
    assertResolved(SubmitOrders.order().image("oss://dashscope-instant/a/b.png"));
  }

  @Test
  void theSubmitPathIsASetting() {
    DASHSCOPE.postAnswers("/video-synthesis", okJson(DashscopeJson.ACCEPTED));
    new DashscopeProvider(
            DASHSCOPE.client(),
            VendorSettings.dashscope()
                .at(DASHSCOPE.baseUrl())
                .submittingTo("/video-synthesis")
                .build(),
            Clock.systemUTC(),
            Clock.systemUTC())
        .submit(DASHSCOPE.account(), SubmitOrders.any(), SendGate.OPEN);
    assertThat(DASHSCOPE.lastRequest().getUrl()).isEqualTo("/video-synthesis");
  }

  @Test
  void aReadCarriesTheKeyAndNoBody() {
    DASHSCOPE.provider().read(DASHSCOPE.account(), VendorServer.TASK_ID);
    assertPlain("GET", "/api/v1/tasks/" + VendorServer.TASK_ID);
  }

  @Test
  void aCancellationCarriesTheKeyAndNoBody() {
    DASHSCOPE.provider().cancel(DASHSCOPE.account(), VendorServer.TASK_ID);
    assertPlain("POST", "/api/v1/tasks/" + VendorServer.TASK_ID + "/cancel");
  }

  private static void assertPlain(String method, String url) {
    LoggedRequest request = DASHSCOPE.lastRequest();
    assertThat(request.getMethod().getName()).isEqualTo(method);
    assertThat(request.getUrl()).isEqualTo(url);
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + VendorServer.API_KEY);
    assertThat(request.containsHeader("X-DashScope-Async")).isFalse();
    assertThat(request.getBodyAsString()).isEmpty();
  }

  private static void assertResolved(SubmitOrders order) throws Exception {
    LoggedRequest request = submitted(order.build());
    assertThat(request.getHeader("X-DashScope-OssResourceResolve")).isEqualTo("enable");
    assertThat(request.getBodyAsString()).contains("oss://dashscope-instant/a/b.");
  }

  private static JsonNode body(SubmitOrder order) throws Exception {
    return JSON.readTree(submitted(order).getBody());
  }

  private static LoggedRequest submitted(SubmitOrder order) {
    DASHSCOPE.provider().submit(DASHSCOPE.account(), order, SendGate.OPEN);
    return DASHSCOPE.lastRequest();
  }
}
