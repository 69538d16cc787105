package io.lipsync.connector.result;

import io.camunda.connector.api.document.Document;
import io.camunda.connector.api.document.DocumentCreationRequest;
import io.camunda.connector.api.document.DocumentFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** A document in Camunda's own store, which forms can show and other connectors can read. */
record DocumentDestination(DocumentFactory documents, ResultSettings settings)
    implements Destination {

  /** Camunda 8 SaaS takes 10 MB in one request. */
  @Override
  public long largest() {
    return Math.min(settings.largestDocument(), settings.largestFile());
  }

  @Override
  public SavedResult store(Video video) throws IOException {
    try (InputStream content = Files.newInputStream(video.path())) {
      Document document =
          documents.create(
              DocumentCreationRequest.from(content)
                  .fileName(video.fileName())
                  .contentType(video.contentType())
                  .build());
      return new SavedResult(
          "document",
          video.fileName(),
          video.contentType(),
          video.sizeBytes(),
          video.sha256(),
          document);
    }
  }
}
