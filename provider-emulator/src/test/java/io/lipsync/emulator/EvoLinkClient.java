package io.lipsync.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A plain HTTP client that speaks EvoLink's API, for the tests of this module. */
public final class EvoLinkClient implements AutoCloseable {

  public static final String KEY = "sk-test-0123456789abcdef";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ProviderEmulator emulator;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public EvoLinkClient(ProviderEmulator emulator) {
    this.emulator = emulator;
  }

  /** A body with the required fields. */
  public static ObjectNode body() {
    return MAPPER
        .createObjectNode()
        .put("model", "videoretalk")
        .put("video_url", "https://example.com/speaker.mp4")
        .put("audio_url", "https://example.com/target-speech.wav");
  }

  /** A body whose video URL asks for a scenario. */
  public static ObjectNode body(String emulate) {
    return body().put("video_url", "https://example.com/speaker.mp4?emulate=" + emulate);
  }

  public HttpResponse<String> submit(JsonNode body, String... headers) {
    return send(submitRequest(body, headers).build());
  }

  /** Submits and returns the id of the accepted task. */
  public String submitted(JsonNode body) {
    HttpResponse<String> answer = submit(body);
    if (answer.statusCode() != 200) {
      throw new AssertionError("not accepted: " + answer.statusCode() + " " + answer.body());
    }
    return json(answer).get("id").asText();
  }

  public HttpRequest.Builder submitRequest(JsonNode body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(evolink("/v1/videos/generations"))
            .timeout(Duration.ofSeconds(10))
            .setHeader("Authorization", "Bearer " + KEY)
            .setHeader("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  public HttpResponse<String> query(String taskId) {
    return query(taskId, KEY);
  }

  public HttpResponse<String> query(String taskId, String key) {
    return get(evolink("/v1/tasks/" + taskId), "Authorization", "Bearer " + key);
  }

  public HttpResponse<String> get(URI uri, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  public HttpResponse<String> admin(String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(emulator.baseUri() + "/admin" + path))
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  public URI evolink(String path) {
    return URI.create(emulator.evolink().baseUri() + path);
  }

  /** Throws the client's own exception if there is no answer. */
  public HttpResponse<String> sendOrFail(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return sendOrFail(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + answer.body(), e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
