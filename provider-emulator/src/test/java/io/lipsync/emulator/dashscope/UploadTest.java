package io.lipsync.emulator.dashscope;

import static io.lipsync.emulator.PlainClient.json;
import static io.lipsync.emulator.dashscope.DashScopeClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Temporary uploads, by the page "Upload local files to get temporary URLs". */
class UploadTest {

  private static final byte[] CONTENT = {'\r', '\n', 0, (byte) 0xff, '-', '-', 'x'};

  private ProviderEmulator emulator;
  private DashScopeClient client;

  @BeforeEach
  void start() {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withDashScope(
                    DashScopeSettings.defaults().withSubmitsPerSecond(0).withMaxUploadMegabytes(1))
                .withClock(Clock.fixed(Instant.parse("2026-04-03T07:06:40Z"), ZoneOffset.UTC)));
    client = new DashScopeClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  @Test
  void fileGoesToTheStorageAndIntoATask() {
    JsonNode policy = policy();
    HttpResponse<String> answer = post(policy, form(policy, "speech.wav"), CONTENT);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    String url = "oss://" + policy.get("upload_dir").asText() + "/speech.wav";
    assertThat(emulator.dashscope().journal().uploads())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.url()).isEqualTo(url);
              assertThat(file.bytes()).isEqualTo(CONTENT.length);
              assertThat(file.contentType()).isEqualTo("audio/wav");
              assertThat(file.sha256())
                  .isEqualTo("d2d29ad8ea1d3b4b48ee0d62032470ecb30e09671cecd5de9ee0eee0eea64e75");
            });
    assertThat(status(url, "X-DashScope-OssResourceResolve", "enable")).isEqualTo("SUCCEEDED");
  }

  @Test
  void ossLinkNeedsTheResolveHeader() {
    HttpResponse<String> answer = client.submit(withAudio("oss://dashscope-instant/a/b.wav"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("code").asText()).isEqualTo("InvalidURL");
    assertThat(json(answer).get("message").asText())
        .startsWith("No connection adapters were found for 'oss://");
  }

  @Test
  void fileThatIsNotThereOrTooOldFailsTheTask() {
    JsonNode policy = policy();
    post(policy, form(policy, "speech.wav"), CONTENT);
    String url = "oss://" + policy.get("upload_dir").asText() + "/speech.wav";

    String[] resolve = {"X-DashScope-OssResourceResolve", "enable"};
    assertThat(status(url + "x", resolve)).isEqualTo("FAILED");
    String others =
        json(client.submitAs("sk-somebody-else", withAudio(url), resolve))
            .at("/output/task_id")
            .asText();
    assertThat(emulator.dashscope().journal().task(others).orElseThrow().errorCode())
        .isEqualTo("InvalidFile.DownloadFailed");
    emulator.advanceClock(Duration.ofHours(48));
    assertThat(status(url, resolve)).isEqualTo("FAILED");
  }

  @Test
  void policyExpires() {
    JsonNode policy = policy();
    assertThat(policy.get("expire_in_seconds").asInt()).isEqualTo(300);
    emulator.advanceClock(Duration.ofSeconds(300));

    HttpResponse<String> answer = post(policy, form(policy, "speech.wav"), CONTENT);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Invalid according to Policy: Policy expired.");
  }

  @Test
  void wrongFormsAreRefused() {
    JsonNode policy = policy();
    Map<String, String> form = form(policy, "speech.wav");
    byte[] wrongOrder = multipart(form, CONTENT, "x-oss-object-acl", "private");
    assertThat(post(policy, wrongOrder).statusCode()).as("file not last").isEqualTo(400);
    assertThat(post(policy, "nothing".getBytes()).statusCode()).isEqualTo(400);

    Map<String, String> elsewhere = form(policy, "speech.wav");
    elsewhere.put("key", "dashscope-instant/other/speech.wav");
    assertThat(post(policy, elsewhere, CONTENT).statusCode()).isEqualTo(403);
    Map<String, String> unsigned = form(policy, "speech.wav");
    unsigned.remove("Signature");
    assertThat(post(policy, unsigned, CONTENT).statusCode()).isEqualTo(403);
    assertThat(post(policy, form, new byte[1024 * 1024 + 1]).statusCode())
        .as("too big")
        .isEqualTo(400);

    assertThat(emulator.dashscope().journal().uploads()).isEmpty();
    assertThat(post(policy, form, CONTENT).statusCode()).isEqualTo(200);
    assertThat(post(policy, form, CONTENT).statusCode()).as("overwriting").isEqualTo(409);
  }

  @Test
  void policyNeedsActionAndModelAndKey() {
    assertThat(client.call("GET", "/api/v1/uploads?model=videoretalk").statusCode()).isEqualTo(400);
    assertThat(client.call("GET", "/api/v1/uploads?action=getPolicy").statusCode()).isEqualTo(400);
    assertThat(
            client
                .get(client.uri("/api/v1/uploads?action=getPolicy&model=videoretalk").toString())
                .statusCode())
        .isEqualTo(401);
  }

  private JsonNode policy() {
    return json(client.call("GET", "/api/v1/uploads?action=getPolicy&model=videoretalk"))
        .get("data");
  }

  private static Map<String, String> form(JsonNode policy, String name) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("OSSAccessKeyId", policy.get("oss_access_key_id").asText());
    form.put("Signature", policy.get("signature").asText());
    form.put("policy", policy.get("policy").asText());
    form.put("x-oss-object-acl", policy.get("x_oss_object_acl").asText());
    form.put("x-oss-forbid-overwrite", policy.get("x_oss_forbid_overwrite").asText());
    form.put("key", policy.get("upload_dir").asText() + "/" + name);
    form.put("success_action_status", "200");
    return form;
  }

  private HttpResponse<String> post(JsonNode policy, Map<String, String> form, byte[] file) {
    return post(policy, multipart(form, file));
  }

  private HttpResponse<String> post(JsonNode policy, byte[] body) {
    return client.send(
        "POST",
        URI.create(policy.get("upload_host").asText()),
        body,
        "Content-Type",
        "multipart/form-data; boundary=limit");
  }

  private static byte[] multipart(Map<String, String> form, byte[] file, String... afterwards) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    form.forEach((name, value) -> part(out, "name=\"" + name + "\"", value.getBytes()));
    part(out, "name=\"file\"; filename=\"s.wav\"\r\nContent-Type: audio/wav", file);
    for (int i = 0; i < afterwards.length; i += 2) {
      part(out, "name=\"" + afterwards[i] + "\"", afterwards[i + 1].getBytes());
    }
    out.writeBytes("--limit--\r\n".getBytes());
    return out.toByteArray();
  }

  private static void part(ByteArrayOutputStream out, String head, byte[] content) {
    String start = "--limit\r\nContent-Disposition: form-data; " + head + "\r\n\r\n";
    out.writeBytes(start.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(content);
    out.writeBytes("\r\n".getBytes());
  }

  private static ObjectNode withAudio(String url) {
    ObjectNode body = body("finish-after:0");
    ((ObjectNode) body.get("input")).put("audio_url", url);
    return body;
  }

  private String status(String audioUrl, String... headers) {
    String id = json(client.submit(withAudio(audioUrl), headers)).at("/output/task_id").asText();
    return client.status(id);
  }
}
