package io.lipsync.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Looks over EvoLink's shoulder while it works, only for the progress bar. */
final class EvoLinkProgress implements Progress {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI evolinkBaseUrl;
  private final String apiKey;
  private final Console console;

  EvoLinkProgress(URI evolinkBaseUrl, String apiKey, Console console) {
    this.console = console;
    this.evolinkBaseUrl = evolinkBaseUrl;
    this.apiKey = apiKey;
  }

  /** Draws the task's progress; a provider that does not answer draws nothing. */
  @Override
  public void show(String taskId) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(evolinkBaseUrl + "/v1/tasks/" + taskId))
            .header("Authorization", "Bearer " + apiKey)
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      JsonNode task = JSON.readTree(body);
      if (task.has("progress")) {
        console.progress(task.path("progress").asInt(), task.path("status").asText());
      }
    } catch (IOException e) {
      console.detail("(no progress to show: " + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
