package io.lipsync.connector.result;

import io.camunda.connector.api.document.DocumentFactory;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.task.Failures;
import java.io.IOException;
import java.nio.file.Path;

/** Where a finished video goes. Everything a process wrote about it is checked when it is made. */
sealed interface Destination permits DocumentDestination, UploadDestination, FolderDestination {

  /**
   * The destination that the request describes.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} naming the
   *     field
   */
  static Destination of(
      SaveRequest request, ResultSettings settings, ApiClient client, DocumentFactory documents) {
    SaveRequest.Destination wanted = request.destination();
    String type = wanted == null || wanted.type() == null ? "" : wanted.type();
    return switch (type) {
      case "document" -> new DocumentDestination(documents, settings);
      case "upload" -> UploadDestination.of(wanted, settings, client);
      case "folder" -> FolderDestination.of(wanted, settings);
      default ->
          throw Failures.invalidInput(
              "destination.type",
              type.isEmpty() ? "is missing" : "is " + Redaction.quoted(type),
              "Choose one of document, upload, folder");
    };
  }

  /** Bytes that fit. */
  long largest();

  /** The folder to fetch into, or null for the system's own temporary one. */
  default Path workFolder() {
    return null;
  }

  /**
   * Stores the video; its file may be moved away.
   *
   * @throws IOException when the disk does not do its part
   */
  SavedResult store(Video video) throws IOException;
}
