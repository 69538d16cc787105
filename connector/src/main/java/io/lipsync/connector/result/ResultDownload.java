package io.lipsync.connector.result;

import io.lipsync.connector.http.FileClient;
import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.PartialFile;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.http.Transfer;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;

/**
 * Fetches a finished video, once more where it breaks off, and looks whether it is one.
 * Thread-safe.
 */
final class ResultDownload {
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  private final FileClient client;

  ResultDownload(FileClient client) {
    this.client = client;
  }

  /**
   * Fetches the video into the file.
   *
   * @param fileName what it is to be called, or empty for the name in the link
   * @throws io.camunda.connector.api.error.ConnectorException {@code RESULT_EXPIRED} or {@code
   *     RESULT_REJECTED} without retries, {@code PROVIDER_ERROR} for another try
   */
  Video fetch(String videoUrl, String fileName, PartialFile file, long largest) throws IOException {
    if (videoUrl == null || videoUrl.isBlank()) {
      throw Failures.invalidInput(
          "videoUrl", "is missing", "Give the videoUrl of a task whose status is completed");
    }
    URI link = HttpAddress.check("videoUrl", videoUrl);
    Transfer transfer = client.download(link, file, largest);
    if (transfer instanceof Transfer.Broken) {
      transfer = client.download(link, file, largest);
    }
    checkComplete(transfer, largest);
    VideoFormat format = format(file);
    return new Video(
        file.path(),
        FileName.of(fileName, link, format),
        format.contentType(),
        file.size(),
        file.finish());
  }

  private static void checkComplete(Transfer transfer, long largest) {
    switch (transfer) {
      case Transfer.Complete complete -> {}
      case Transfer.Answered answer -> throw refused(answer.status());
      case Transfer.TooLarge large ->
          throw rejected(
              "The video was not saved: " + large.reason(),
              "Allowed are %d bytes, see lipsync.result.largest-file.".formatted(largest));
      case Transfer.Forbidden forbidden ->
          throw rejected(
              "The video was not fetched: " + Redaction.clean(forbidden.reason()),
              "Videos are fetched from the public internet, and from lipsync.http.private-hosts.");
      case Transfer.Broken broken ->
          throw later("The video could not be fetched: " + Redaction.clean(broken.reason()));
    }
  }

  private static RuntimeException refused(int status) {
    String message = "The host of the video answered HTTP " + status;
    return switch (status) {
      case 403, 404, 410 ->
          Failures.permanent(TaskFailure.of(FailureCode.RESULT_EXPIRED, message, false));
      default ->
          status == 429 || status >= 500
              ? later(message)
              : rejected(message, FailureCode.RESULT_REJECTED.advice());
    };
  }

  private static VideoFormat format(PartialFile file) throws IOException {
    byte[] head;
    try (InputStream begin = Files.newInputStream(file.path())) {
      head = begin.readNBytes(VideoFormat.HEAD);
    }
    return VideoFormat.of(head)
        .orElseThrow(
            () ->
                rejected(
                    "The link leads to no video, but to %d bytes of %s"
                        .formatted(file.size(), described(file.contentType())),
                    FailureCode.RESULT_REJECTED.advice()));
  }

  private static String described(String contentType) {
    return contentType != null && contentType.matches("[\\w.+-]{1,60}/[\\w.+-]{1,60}([; ].*)?")
        ? contentType.split("[; ]")[0]
        : "no known type";
  }

  private static RuntimeException rejected(String message, String advice) {
    return Failures.permanent(
        new TaskFailure(FailureCode.RESULT_REJECTED, message, false, advice, null));
  }

  private static RuntimeException later(String message) {
    return Failures.temporary(
        new TaskFailure(
            FailureCode.PROVIDER_ERROR,
            message,
            true,
            "It is tried again; the link works for about 24 hours.",
            null),
        RETRY_WAIT);
  }
}
