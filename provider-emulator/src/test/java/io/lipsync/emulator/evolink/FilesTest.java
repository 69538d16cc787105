package io.lipsync.emulator.evolink;

import static io.lipsync.emulator.PlainClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.EvoLinkClient;
import io.lipsync.emulator.PlainClient;
import io.lipsync.emulator.ProviderEmulator;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The files API, by its "Upload" pages and by what the vendor's own client expects. */
class FilesTest {

  private static final byte[] CONTENT = {'\r', '\n', 0, (byte) 0xff, '-', '-', 'x'};
  private static final String SHA256 =
      "d2d29ad8ea1d3b4b48ee0d62032470ecb30e09671cecd5de9ee0eee0eea64e75";
  private static final String[] KEY = {"Authorization", "Bearer " + EvoLinkClient.KEY};

  private ProviderEmulator emulator = start(FileRules.anyMedia());
  private PlainClient client = new PlainClient(emulator);

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  @Test
  void anUploadedFileIsTherePubliclyForThreeDays() {
    JsonNode answer = json(upload("speech.wav", "audio/wav", CONTENT, KEY));

    assertThat(answer.get("success").asBoolean()).isTrue();
    assertThat(answer.get("code").asInt()).isEqualTo(200);
    JsonNode data = answer.get("data");
    assertThat(data.get("file_id").asText()).startsWith("file_");
    assertThat(data.get("original_name").asText()).isEqualTo("speech.wav");
    assertThat(data.get("file_name").asText()).isEqualTo("renamed.wav");
    assertThat(data.get("file_size").asInt()).isEqualTo(CONTENT.length);
    assertThat(data.get("mime_type").asText()).isEqualTo("audio/wav");
    assertThat(data.get("upload_path").asText()).isEqualTo("dubbing");
    assertThat(data.get("upload_time").asText()).isEqualTo("2026-04-03T15:06:40+08:00");
    assertThat(data.get("expires_at").asText()).isEqualTo("2026-04-06T15:06:40+08:00");
    assertThat(emulator.evolink().journal().uploads())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.url()).isEqualTo(data.get("file_url").asText());
              assertThat(file.contentType()).isEqualTo("audio/wav");
              assertThat(file.bytes()).isEqualTo(CONTENT.length);
              assertThat(file.sha256()).isEqualTo(SHA256);
            });

    for (String link : new String[] {"file_url", "download_url"}) {
      HttpResponse<String> file = client.get(data.get(link).asText());
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Type")).contains("audio/wav");
    }
    emulator.advanceClock(Duration.ofHours(72));
    assertThat(client.get(data.get("file_url").asText()).statusCode()).isEqualTo(404);
  }

  @Test
  void aFileMayComeAsBase64() {
    String content = Base64.getEncoder().encodeToString(CONTENT);
    String body =
        "{\"base64_data\": \"data:image/png;base64,%s\", \"file_name\": \"face.png\"}"
            .formatted(content);

    JsonNode answer = json(post("/base64", "application/json", body.getBytes(), KEY));

    assertThat(answer.at("/data/mime_type").asText()).isEqualTo("image/png");
    assertThat(emulator.evolink().journal().uploads())
        .singleElement()
        .satisfies(file -> assertThat(file.sha256()).isEqualTo(SHA256));
    assertThat(
            json(post("/base64", "application/json", "{\"base64_data\":\"*\"}".getBytes(), KEY))
                .get("success")
                .asBoolean())
        .isFalse();
  }

  @Test
  void whatIsRefusedComesWithStatus200() {
    assertRefused(upload("notes.txt", "text/plain", CONTENT, KEY), "Unsupported file type");
    assertRefused(upload("nothing.bin", null, CONTENT, KEY), "Unsupported file type");

    with(FileRules.picturesOnly());
    assertRefused(upload("speech.wav", "audio/wav", CONTENT, KEY), "Unsupported file type");
    assertThat(json(upload("face.png", "image/png", CONTENT, KEY)).get("success").asBoolean())
        .isTrue();

    with(FileRules.anyMedia().withMaxMegabytes(1));
    assertRefused(upload("a.mp4", "video/mp4", new byte[1024 * 1024 + 1], KEY), "1 MB");
    assertThat(emulator.evolink().journal().uploads()).isEmpty();
  }

  @Test
  void anAccountHoldsOnlySoManyFilesAtATime() {
    with(FileRules.anyMedia().withMaxFiles(1));
    upload("a.wav", "audio/wav", CONTENT, KEY);

    assertRefused(upload("b.wav", "audio/wav", CONTENT, KEY), "File quota exceeded");
    assertThat(
            json(upload("c.wav", "audio/wav", CONTENT, "Authorization", "Bearer sk-other"))
                .get("success")
                .asBoolean())
        .isTrue();
    emulator.advanceClock(Duration.ofHours(72));
    assertThat(json(upload("d.wav", "audio/wav", CONTENT, KEY)).get("success").asBoolean())
        .isTrue();
  }

  @Test
  void nobodyUploadsWithoutAKey() {
    for (String[] headers : new String[][] {{}, {"Authorization", "Bearer wrong"}}) {
      HttpResponse<String> answer = upload("a.wav", "audio/wav", CONTENT, headers);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(json(answer).get("success").asBoolean()).isFalse();
    }
    assertThat(emulator.evolink().journal().uploads()).isEmpty();
  }

  @Test
  void uploadsAreListedAndForgotten() {
    upload("a.wav", "audio/wav", CONTENT, KEY);
    assertThat(json(client.admin("GET", "/evolink/uploads", "")).at("/0/sha256").asText())
        .isEqualTo(SHA256);

    emulator.reset();

    assertThat(emulator.evolink().journal().uploads()).isEmpty();
  }

  private static void assertRefused(HttpResponse<String> answer, String words) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("success").asBoolean()).isFalse();
    assertThat(json(answer).get("code").asInt()).isEqualTo(400);
    assertThat(json(answer).get("msg").asText()).contains(words);
  }

  private void with(FileRules rules) {
    stop();
    emulator = start(rules);
    client = new PlainClient(emulator);
  }

  private static ProviderEmulator start(FileRules rules) {
    return ProviderEmulator.start(
        EmulatorSettings.defaults()
            .withEvoLinkFiles(rules)
            .withClock(Clock.fixed(Instant.parse("2026-04-03T07:06:40Z"), ZoneOffset.UTC)));
  }

  private HttpResponse<String> upload(
      String fileName, String type, byte[] content, String... headers) {
    String head =
        """
        --b\r
        Content-Disposition: form-data; name="uploadPath"\r
        \r
        dubbing\r
        --b\r
        Content-Disposition: form-data; name="fileName"\r
        \r
        renamed.wav\r
        --b\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        %s\r
        """
            .formatted(fileName, type == null ? "" : "Content-Type: " + type + "\r\n");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    return post("/stream", "multipart/form-data; boundary=b", body.toByteArray(), headers);
  }

  private HttpResponse<String> post(
      String way, String contentType, byte[] body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = contentType;
    URI uri = URI.create(emulator.evolink().filesUri() + "/api/v1/files/upload" + way);
    return client.send("POST", uri, body, all);
  }
}
