package io.lipsync.connector.result;

import io.lipsync.connector.http.FileClient;
import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.PartialFile;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.http.StorageError;
import io.lipsync.connector.http.Transfer;
import io.lipsync.connector.media.LocalBytes;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.Signatures;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Fetches a finished video, once more where it breaks off, and looks whether it is one.
 * Thread-safe.
 */
final class ResultDownload {
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  private final FileClient client;
  private final Clock clock;

  /**
   * @param clock the wall clock that the ends of links are compared with
   */
  ResultDownload(FileClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Fetches the video into the file.
   *
   * @param request names the link, when it ends, and what the file is to be called
   * @throws io.camunda.connector.api.error.ConnectorException {@code RESULT_EXPIRED} or {@code
   *     RESULT_REJECTED} without retries, {@code PROVIDER_ERROR} for another try
   */
  Video fetch(SaveRequest request, PartialFile file, long largest) throws IOException {
    String videoUrl = request.videoUrl();
    if (videoUrl == null || videoUrl.isBlank()) {
      throw Failures.invalidInput(
          "videoUrl", "is missing", "Give the videoUrl of a task whose status is completed");
    }
    URI link = HttpAddress.check("videoUrl", videoUrl);
    Instant expiry = request.expiry();
    if (!isFetchedSecurely(link, file, largest)) {
      Transfer transfer = client.download(link, file, largest);
      if (transfer instanceof Transfer.Broken) {
        transfer = client.download(link, file, largest);
      }
      checkComplete(transfer, expiry, largest);
    }
    MediaFormat format = format(file).orElseThrow(() -> noVideo(file));
    return new Video(
        file.path(),
        FileName.of(request.fileName(), link, format),
        format.contentType(),
        file.size(),
        file.finish());
  }

  /**
   * Some providers' links begin with http although their hosts know https, over which nobody on the
   * way can read or change the video. Where that does not lead to a video, the link is used as it
   * is.
   */
  private boolean isFetchedSecurely(URI link, PartialFile file, long largest) throws IOException {
    return HttpAddress.secured(link).isPresent()
        && client.download(HttpAddress.secured(link).get(), file, largest)
            instanceof Transfer.Complete
        && format(file).isPresent();
  }

  private void checkComplete(Transfer transfer, Instant expiry, long largest) {
    switch (transfer) {
      case Transfer.Complete complete -> {}
      case Transfer.Answered answer ->
          throw refused(StorageError.of(answer.status(), answer.body()), expiry);
      case Transfer.TooLarge large ->
          throw rejected(
              "The video was not saved: " + large.reason(),
              "Allowed are %d bytes, see lipsync.result.largest-file.".formatted(largest));
      case Transfer.Forbidden forbidden ->
          throw rejected(
              "The video was not fetched: " + Redaction.clean(forbidden.reason()),
              "Videos are fetched from the public internet and from lipsync.http.private-hosts, over"
                  + " three redirects at most. Get the task again for a fresh link, which is free.");
      case Transfer.Broken broken ->
          throw later("The video could not be fetched: " + Redaction.clean(broken.reason()));
    }
  }

  /**
   * Hosts refuse a new link for a moment too, while the file is still on its way to them: before
   * its end is known to have come, only a host's own words count.
   */
  private RuntimeException refused(StorageError error, Instant expiry) {
    String message = "The host of the video answered " + error;
    boolean over = expiry == null ? error.isExpired() : !clock.instant().isBefore(expiry);
    return switch (error.status()) {
      case 410 -> expired(message);
      case 401, 403, 404 -> over ? expired(message) : later(message);
      default ->
          error.mayPass()
              ? later(message)
              : error.isExpired()
                  ? expired(message)
                  : rejected(message, FailureCode.RESULT_REJECTED.advice());
    };
  }

  private static RuntimeException expired(String message) {
    return Failures.permanent(TaskFailure.of(FailureCode.RESULT_EXPIRED, message, false));
  }

  private static Optional<MediaFormat> format(PartialFile file) throws IOException {
    return Signatures.of(new LocalBytes(file.path(), file.size()))
        .filter(format -> format.kind() == MediaKind.VIDEO);
  }

  private static RuntimeException noVideo(PartialFile file) {
    return rejected(
        "The link leads to no video, but to %d bytes of %s"
            .formatted(file.size(), described(file.contentType())),
        FailureCode.RESULT_REJECTED.advice());
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
            "It is tried again. If that does not help, get the task again for a fresh link, which is"
                + " free.",
            null),
        RETRY_WAIT);
  }
}
