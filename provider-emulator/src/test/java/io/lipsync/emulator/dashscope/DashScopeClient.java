package io.lipsync.emulator.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.PlainClient;
import io.lipsync.emulator.ProviderEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A plain HTTP client that speaks DashScope's API. */
final class DashScopeClient extends PlainClient {

  static final String KEY = "sk-test-0123456789abcdef";
  static final String SUBMIT = "/api/v1/services/aigc/image2video/video-synthesis/";

  private final ProviderEmulator emulator;

  DashScopeClient(ProviderEmulator emulator) {
    super(emulator);
    this.emulator = emulator;
  }

  /** The sample of the VideoRetalk page. */
  static ObjectNode body() {
    ObjectNode body = new ObjectMapper().createObjectNode().put("model", "videoretalk");
    body.putObject("input")
        .put("video_url", "https://example.com/speaker.mp4")
        .put("audio_url", "https://example.com/speech.wav")
        .put("ref_image_url", "");
    body.putObject("parameters").put("video_extension", false);
    return body;
  }

  /** A body whose video URL asks for a scenario. */
  static ObjectNode body(String emulate) {
    ObjectNode body = body();
    ((ObjectNode) body.get("input"))
        .put("video_url", "https://example.com/speaker.mp4?emulate=" + emulate);
    return body;
  }

  HttpResponse<String> submit(JsonNode body, String... headers) {
    return submitAs(KEY, body, headers);
  }

  HttpResponse<String> submitAs(String key, JsonNode body, String... headers) {
    return send("POST", uri(SUBMIT), body.toString().getBytes(), submitHeaders(key, headers));
  }

  HttpResponse<String> submitOrFail(JsonNode body) throws IOException {
    return sendOrFail("POST", uri(SUBMIT), body.toString().getBytes(), submitHeaders(KEY));
  }

  private static String[] submitHeaders(String key, String... headers) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "Authorization",
                "Bearer " + key,
                "Content-Type",
                "application/json",
                "X-DashScope-Async",
                "enable"));
    all.addAll(List.of(headers));
    return all.toArray(String[]::new);
  }

  /** Submits and returns the id of the accepted task. */
  String submitted(JsonNode body) {
    return submittedAs(KEY, body);
  }

  String submittedAs(String key, JsonNode body) {
    HttpResponse<String> answer = submitAs(key, body);
    if (answer.statusCode() != 200) {
      throw new AssertionError("not accepted: " + answer.statusCode() + " " + answer.body());
    }
    return json(answer).at("/output/task_id").asText();
  }

  HttpResponse<String> query(String taskId) {
    return call("GET", "/api/v1/tasks/" + taskId);
  }

  JsonNode output(String taskId) {
    return json(query(taskId)).get("output");
  }

  String status(String taskId) {
    return output(taskId).get("task_status").asText();
  }

  HttpResponse<String> cancel(String taskId) {
    return call("POST", "/api/v1/tasks/" + taskId + "/cancel");
  }

  HttpResponse<String> call(String method, String path) {
    return send(method, uri(path), null, "Authorization", "Bearer " + KEY);
  }

  URI uri(String path) {
    return URI.create(emulator.dashscope().baseUri() + path);
  }
}
