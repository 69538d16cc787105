package io.lipsync.emulator.joggai;

import static io.lipsync.emulator.PlainClient.json;
import static io.lipsync.emulator.joggai.JoggAiClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads by the pages "Upload asset" and "Upload media". */
class UploadTest {

  private ProviderEmulator emulator;
  private JoggAiClient client;

  @BeforeEach
  void start() {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withClock(Clock.fixed(Instant.ofEpochSecond(1741500000), ZoneOffset.UTC)));
    client = new JoggAiClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  @Test
  void fileIsPromisedPutAndThere() {
    JsonNode data = promised("speech.wav", "audio/wav");
    String asset = data.get("asset_url").asText();
    assertThat(asset).endsWith(".wav");
    assertThat(client.get(asset).statusCode()).as("not yet").isEqualTo(404);

    assertThat(put(data, "audio/wav").statusCode()).isEqualTo(200);
    HttpResponse<String> file = client.get(asset);
    assertThat(file.body()).isEqualTo("sound");
    assertThat(file.headers().firstValue("Content-Type")).hasValue("audio/wav");
    assertThat(emulator.joggai().journal().uploads())
        .singleElement()
        .satisfies(
            upload -> {
              assertThat(upload.url()).isEqualTo(asset);
              assertThat(upload.bytes()).isEqualTo(5);
            });
    client.submitted(body().put("audio_url", asset));
  }

  @Test
  void contentTypeSignatureAndTimeMustFit() {
    JsonNode data = promised("speech.wav", "audio/wav");
    assertThat(put(data, "audio/mpeg").body()).contains("SignatureDoesNotMatch");
    String url = data.get("sign_url").asText();
    assertThat(
            client
                .send(
                    "PUT",
                    URI.create(url.replaceFirst("signature=.", "signature=x")),
                    "sound".getBytes(),
                    "Content-Type",
                    "audio/wav")
                .statusCode())
        .isEqualTo(403);
    emulator.advanceClock(Duration.ofHours(1));
    assertThat(put(data, "audio/wav").statusCode()).isEqualTo(403);
    assertThat(emulator.joggai().journal().uploads()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', audio/wav, 1",
    "a.wav, '', 1",
    "a.avi, video/x-msvideo, 1",
    "a.mp4, video/mp4, 104857601",
    "a.wav, audio/wav, 20971521",
    "a.png, image/png, 10485761"
  })
  void filesThatCannotBeAreRefused(String name, String type, long size) {
    ObjectNode wanted = body().removeAll();
    wanted.put("filename", name).put("content_type", type).put("file_size", size);
    assertThat(json(client.post("/v2/upload/asset", wanted)).get("code").asInt()).isEqualTo(40000);
  }

  private JsonNode promised(String name, String type) {
    ObjectNode wanted = body().removeAll();
    wanted.put("filename", name).put("content_type", type);
    return json(client.post("/v2/upload/asset", wanted)).get("data");
  }

  private HttpResponse<String> put(JsonNode data, String type) {
    return client.send(
        "PUT", URI.create(data.get("sign_url").asText()), "sound".getBytes(), "Content-Type", type);
  }
}
