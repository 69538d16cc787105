package io.lipsync.connector.result;

import io.camunda.connector.api.document.DocumentFactory;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.FileClient;
import io.lipsync.connector.http.PartialFile;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Saves a finished video before its link dies. The video goes over the disk and never through
 * memory: it is fetched whole, looked at, and only then stored, so that nothing half ever arrives.
 * Doing it twice stores the same bytes in the same place. Thread-safe.
 */
public final class ResultSaver {
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  private final ApiClient client;
  private final ResultDownload download;
  private final ResultSettings settings;

  /**
   * A saver for the given installation.
   *
   * @param client sends videos to storages
   * @param files fetches them
   * @param clock the wall clock that the ends of links are compared with
   */
  public ResultSaver(ApiClient client, FileClient files, ResultSettings settings, Clock clock) {
    this.client = client;
    this.download = new ResultDownload(files, clock);
    this.settings = settings;
  }

  /**
   * Saves one video.
   *
   * @param documents where Camunda documents are made
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT}, {@code
   *     RESULT_EXPIRED}, {@code RESULT_REJECTED} or {@code ACCESS_DENIED} without retries, {@code
   *     PROVIDER_ERROR} for another try
   */
  public SavedResult save(SaveRequest request, DocumentFactory documents) {
    if (request == null) {
      throw Failures.invalidInput("lipSync", "is missing", "Use the Lip-Sync element template");
    }
    Destination destination = Destination.of(request, settings, client, documents);
    try (PartialFile file = new PartialFile(temporary(destination.workFolder()))) {
      Video video = download.fetch(request, file, destination.largest());
      return destination.store(video);
    } catch (IOException e) {
      throw Failures.temporary(
          new TaskFailure(
              FailureCode.PROVIDER_ERROR,
              "The video could not be saved: " + e.getClass().getSimpleName(),
              true,
              "Look whether the disk of the connector runtime is full or may not be written.",
              null),
          RETRY_WAIT);
    }
  }

  private static Path temporary(Path folder) throws IOException {
    return folder == null
        ? Files.createTempFile("lip-sync-", ".part")
        // Not a temporary file by the JDK's word: that would stay the runtime's alone.
        : Files.createFile(folder.resolve(".lip-sync-" + UUID.randomUUID() + ".part"));
  }
}
