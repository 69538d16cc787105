package io.lipsync.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** HTTP for the tests of this module: no retries, no redirects, exceptions as they come. */
public class PlainClient implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ProviderEmulator emulator;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .build();

  public PlainClient(ProviderEmulator emulator) {
    this.emulator = emulator;
  }

  public HttpResponse<String> send(String method, URI uri, byte[] body, String... headers) {
    try {
      return sendOrFail(method, uri, body, headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Throws the client's own exception if there is no answer. */
  public HttpResponse<String> sendOrFail(String method, URI uri, byte[] body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String uri, String... headers) {
    return send("GET", URI.create(uri), null, headers);
  }

  public HttpResponse<String> admin(String method, String path, String body) {
    return send(method, URI.create(emulator.baseUri() + "/admin" + path), body.getBytes());
  }

  public static JsonNode json(HttpResponse<String> answer) {
    return json(answer.body());
  }

  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
