package io.lipsync.emulator.evolink;

import static io.lipsync.emulator.EvoLinkClient.body;
import static io.lipsync.emulator.EvoLinkClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.EvoLinkClient;
import io.lipsync.emulator.ProviderEmulator;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of a submit against the vendor's OpenAPI file: its schemas and its examples. */
class SubmitContractTest {

  private static final Instant NOW = Instant.ofEpochSecond(1775200000);

  private final VendorDocument document = VendorDocument.videoRetalk();
  private ProviderEmulator emulator;
  private EvoLinkClient client;

  @BeforeEach
  void start() {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    client = new EvoLinkClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  @Test
  void acceptedTaskHasTheDocumentedShape() {
    HttpResponse<String> answer = client.submit(body("stay"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-request-id")).isPresent();
    assertThat(document.violationsOf("VideoRetalkResponse", json(answer))).isEmpty();
    assertThat(json(answer).get("id").asText()).matches("task-unified-1775200000-[a-z0-9]{8}");
  }

  @Test
  void acceptedTaskEqualsTheDocumentedExampleExceptForItsId() {
    JsonNode accepted = json(client.submit(body("stay")));

    // The example of the page; the OpenAPI file holds it field by field.
    assertThat(accepted.toString().replaceFirst("-[a-z0-9]{8}\"", "-xyz12345\""))
        .isEqualTo(
            """
            {"created":1775200000,"id":"task-unified-1775200000-xyz12345","model":"videoretalk",\
            "object":"video.generation.task","progress":0,"status":"pending","task_info":\
            {"can_cancel":false,"estimated_time":90,"video_duration":0},"type":"video","usage":\
            {"billing_rule":"per_second","credits_reserved":480,"user_group":"default"}}""");
  }

  @Test
  void documentedExamplesOfRequestsAreAccepted() {
    document
        .requestExamples()
        .forEach(example -> assertThat(client.submit(example).statusCode()).isEqualTo(200));
    assertThat(emulator.evolink().journal().summary().billedTasks()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 429, 500})
  void errorsEqualTheDocumentedExamples(int status) {
    HttpResponse<String> answer = client.submit(body("submit-" + status));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer)).isEqualTo(document.exampleOfError(status));
    assertThat(document.violationsOf("ErrorResponse", json(answer))).isEmpty();
    assertThat(answer.headers().firstValue("x-request-id")).isPresent();
  }

  @Test
  void keysDecideAboutAccess() {
    assertThat(refusal(client.submit(body(), "Authorization", "Basic abc")))
        .isEqualTo("401 unauthorized");
    assertThat(refusal(client.submit(body(), "Authorization", "Bearer other-key")))
        .isEqualTo("401 unauthorized");
    assertThat(refusal(client.submit(body(), "Authorization", "Bearer sk-no-credits-1")))
        .isEqualTo("402 insufficient_quota");
    assertThat(refusal(client.submit(body(), "Authorization", "Bearer sk-no-access-1")))
        .isEqualTo("403 model_access_denied");
    assertThat(emulator.evolink().journal().summary().billedTasks()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "video_url", "audio_url"})
  void missingFieldsAreRefused(String field) {
    ObjectNode body = body();
    body.remove(field);
    assertThat(refusal(client.submit(body))).isEqualTo("400 missing_required_params");
  }

  @Test
  void wrongFieldsAreRefusedByName() {
    assertThat(refusedParameter(body().put("model", "sora"))).isEqualTo("model");
    assertThat(refusedParameter(body().put("video_url", "ftp://a/b"))).isEqualTo("video_url");
    assertThat(refusedParameter(body().put("audio_url", "speech.wav"))).isEqualTo("audio_url");
    assertThat(refusedParameter(body().put("ref_image_url", "x"))).isEqualTo("ref_image_url");
    assertThat(refusedParameter(body().put("video_extension", "yes"))).isEqualTo("video_extension");
    for (JsonNode wrong :
        new JsonNode[] {
          body().put("query_face_threshold", 119),
          body().put("query_face_threshold", 201),
          body().put("query_face_threshold", 150.5),
          body().put("query_face_threshold", "150")
        }) {
      assertThat(refusedParameter(wrong)).isEqualTo("query_face_threshold");
    }
    assertThat(client.submit(body().put("query_face_threshold", 120)).statusCode()).isEqualTo(200);
    assertThat(client.submit(body().put("query_face_threshold", 200)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/cb",
        "https://127.0.0.1/cb",
        "https://localhost/cb",
        "https://10.1.2.3/cb",
        "https://172.16.0.1/cb",
        "https://192.168.1.1/cb",
        "https://169.254.169.254/cb",
        "https://[::1]/cb",
        "https://[fd00::1]/cb",
        "https://2130706433/cb",
        "not a url",
        "mailto:a@example.com"
      })
  void callbackUrlsThatArePrivateOrPlainAreRefused(String url) {
    assertThat(refusedParameter(body().put("callback_url", url))).isEqualTo("callback_url");
  }

  @Test
  void callbackUrlsMayHave2048CharactersAndNoMore() {
    String longest = "https://example.com/" + "a".repeat(2048 - 20);
    assertThat(client.submit(body().put("callback_url", longest)).statusCode()).isEqualTo(200);
    assertThat(refusedParameter(body().put("callback_url", longest + "a")))
        .isEqualTo("callback_url");
  }

  @Test
  void unknownScenarioWordsAreRefusedInsteadOfIgnored() {
    HttpResponse<String> answer = client.submit(body("finish-later"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("unknown scenario word 'finish-later'");
  }

  private String refusedParameter(JsonNode body) {
    HttpResponse<String> answer = client.submit(body);
    assertThat(refusal(answer)).isEqualTo("400 invalid_parameters");
    return json(answer).at("/error/param").asText();
  }

  private static String refusal(HttpResponse<String> answer) {
    return answer.statusCode() + " " + json(answer).at("/error/code").asText();
  }
}
