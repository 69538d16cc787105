package io.lipsync.connector.result;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.connector.api.document.Document;
import io.camunda.connector.api.document.DocumentCreationRequest;
import io.camunda.connector.api.document.DocumentFactory;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;

/** A document in Camunda's own store, which forms can show and other connectors can read. */
record DocumentDestination(DocumentFactory documents, ResultSettings settings)
    implements Destination {
  private static final int TOO_LARGE = 413;
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  /** Camunda 8 SaaS takes 10 MB in one request. */
  @Override
  public long largest() {
    return Math.min(settings.largestDocument().toBytes(), settings.largestFile().toBytes());
  }

  @Override
  public SavedResult store(Video video) throws IOException {
    try (InputStream content = Files.newInputStream(video.path())) {
      Document document = create(video, content);
      return new SavedResult(
          "document",
          video.fileName(),
          video.contentType(),
          video.sizeBytes(),
          video.sha256(),
          document);
    }
  }

  /** A store may fail in any way, as it likes. */
  private Document create(Video video, InputStream content) {
    try {
      return documents.create(
          DocumentCreationRequest.from(content)
              .fileName(video.fileName())
              .contentType(video.contentType())
              .build());
    } catch (RuntimeException e) {
      throw e instanceof ClientHttpException refused && refused.code() == TOO_LARGE
          ? tooLarge(video)
          : notNow(e);
    }
  }

  /** Less than the setting, and yet more than the cluster takes: another attempt ends the same. */
  private static RuntimeException tooLarge(Video video) {
    return Failures.permanent(
        new TaskFailure(
            FailureCode.RESULT_REJECTED,
            "Camunda takes no document of %,d bytes".formatted(video.sizeBytes()),
            false,
            "Save to a folder or a signed address instead; Camunda 8 SaaS takes 10 MB in one request.",
            null));
  }

  private static RuntimeException notNow(RuntimeException reason) {
    return Failures.temporary(
        new TaskFailure(
            FailureCode.PROVIDER_ERROR,
            "Camunda's document store did not take the video: " + reason.getClass().getSimpleName(),
            true,
            "It is tried again; another destination does without that store.",
            null),
        RETRY_WAIT);
  }
}
