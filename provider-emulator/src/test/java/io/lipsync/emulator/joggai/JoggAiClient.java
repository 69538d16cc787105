package io.lipsync.emulator.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.PlainClient;
import io.lipsync.emulator.ProviderEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/** A plain HTTP client that speaks JoggAI's API. */
final class JoggAiClient extends PlainClient {

  static final String KEY = "jogg-test-0123456789";

  private final ProviderEmulator emulator;

  JoggAiClient(ProviderEmulator emulator) {
    super(emulator);
    this.emulator = emulator;
  }

  /** A body with the required fields. */
  static ObjectNode body() {
    return new ObjectMapper()
        .createObjectNode()
        .put("video_url", "https://example.com/speaker.mp4")
        .put("audio_url", "https://example.com/speech.wav");
  }

  /** A body whose video URL asks for a scenario. */
  static ObjectNode body(String emulate) {
    return body().put("video_url", "https://example.com/speaker.mp4?emulate=" + emulate);
  }

  HttpResponse<String> submit(JsonNode body) {
    return post("/open/v2/create_lip_sync_video", body);
  }

  HttpResponse<String> submitOrFail(JsonNode body) throws IOException {
    return sendOrFail(
        "POST",
        uri("/open/v2/create_lip_sync_video"),
        body.toString().getBytes(),
        "x-api-key",
        KEY);
  }

  /** Submits and returns the id of the accepted task. */
  String submitted(JsonNode body) {
    HttpResponse<String> answer = submit(body);
    JsonNode json = json(answer);
    if (json.get("code").asInt() != 0) {
      throw new AssertionError("not accepted: " + answer.body());
    }
    return json.at("/data/task_id").asText();
  }

  HttpResponse<String> query(String taskId) {
    return call("GET", "/open/v2/lip_sync_video/" + taskId, null);
  }

  JsonNode data(String taskId) {
    return json(query(taskId)).get("data");
  }

  String status(String taskId) {
    return data(taskId).get("status").asText();
  }

  HttpResponse<String> post(String path, JsonNode body) {
    return call("POST", path, body);
  }

  HttpResponse<String> call(String method, String path, JsonNode body) {
    return callAs(KEY, method, path, body);
  }

  HttpResponse<String> callAs(String key, String method, String path, JsonNode body) {
    return send(
        method,
        uri(path),
        body == null ? null : body.toString().getBytes(),
        "x-api-key",
        key,
        "Content-Type",
        "application/json");
  }

  URI uri(String path) {
    return URI.create(emulator.joggai().baseUri() + path);
  }
}
