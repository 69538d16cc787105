package io.lipsync.benchmarks.bed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls to what is measured and to the stand-in. Thread-safe. */
public final class Http {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Posts JSON; done when it was answered with {@code status}, failed when with another one. */
  public CompletionStage<Void> post(URI address, String body, int status) {
    return answered(json(address).POST(BodyPublishers.ofString(body)).build(), status);
  }

  /** Gets something; done when it was answered with 200. */
  public CompletionStage<Void> get(URI address, String apiKey) {
    return answered(json(address).header("Authorization", "Bearer " + apiKey).GET().build(), 200);
  }

  /** Submits a task to the stand-in of EvoLink. */
  public String submit(URI evolink, String apiKey, String words)
      throws IOException, InterruptedException {
    String body =
        """
        {"model": "videoretalk", "video_url": "https://media.example.com/speaker.mp4?emulate=%s",
         "audio_url": "https://media.example.com/speech.wav"}"""
            .formatted(words);
    HttpRequest request =
        json(URI.create(evolink + "/v1/videos/generations"))
            .header("Authorization", "Bearer " + apiKey)
            .POST(BodyPublishers.ofString(body))
            .build();
    return tree(client.send(request, BodyHandlers.ofString())).path("id").asText();
  }

  /** A task as the stand-in of EvoLink describes it. */
  public String task(URI evolink, String apiKey, String taskId)
      throws IOException, InterruptedException {
    HttpRequest request =
        json(URI.create(evolink + "/v1/tasks/" + taskId))
            .header("Authorization", "Bearer " + apiKey)
            .build();
    return tree(client.send(request, BodyHandlers.ofString())).toString();
  }

  /** The link to the finished video of a task. */
  public URI result(URI evolink, String apiKey, String taskId)
      throws IOException, InterruptedException {
    return URI.create(JSON.readTree(task(evolink, apiKey, taskId)).at("/results/0").asText());
  }

  private CompletionStage<Void> answered(HttpRequest request, int status) {
    return client
        .sendAsync(request, BodyHandlers.discarding())
        .thenCompose(
            answer ->
                answer.statusCode() == status
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(
                        new IllegalStateException(
                            "%s %s was answered with %d in place of %d"
                                .formatted(
                                    request.method(),
                                    request.uri().getPath(),
                                    answer.statusCode(),
                                    status))));
  }

  private static HttpRequest.Builder json(URI address) {
    return HttpRequest.newBuilder(address).header("Content-Type", "application/json");
  }

  private static JsonNode tree(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the stand-in answered " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }
}
