package io.lipsync.connector.result;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.http.RequestBody;
import io.lipsync.connector.http.RequestUri;
import io.lipsync.connector.http.StorageError;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Any storage that takes a PUT to a signed address: S3, Google Cloud Storage, Azure, OSS. */
record UploadDestination(URI address, Map<String, String> headers, long largest, ApiClient client)
    implements Destination {
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);
  private static final String FIELD = "destination.url";

  static UploadDestination of(
      SaveRequest.Destination wanted, ResultSettings settings, ApiClient client) {
    if (wanted.url() == null || wanted.url().isBlank()) {
      throw Failures.invalidInput(
          FIELD, "is missing", "Give the address that a PUT stores the file under");
    }
    URI address = HttpAddress.check(FIELD, wanted.url());
    return new UploadDestination(
        address,
        UploadHeaders.of(wanted.headers(), address),
        settings.largestFile().toBytes(),
        client);
  }

  @Override
  public SavedResult store(Video video) {
    String type = headers.containsKey(UploadHeaders.CONTENT_TYPE) ? null : video.contentType();
    ApiRequest request = ApiRequest.put(address, new RequestBody.File(video.path(), type));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (!header.getValue().isEmpty()) {
        request = request.withHeader(header.getKey(), header.getValue());
      }
    }
    return switch (client.send(request.toPublicHost())) {
      case Exchange.Answered answer -> {
        if (!answer.isSuccess()) {
          throw refused(StorageError.of(answer.status(), answer.body()));
        }
        yield video.at(withoutSignature());
      }
      case Exchange.Forbidden forbidden ->
          throw Failures.invalidInput(
              FIELD,
              "was not called: " + Redaction.clean(forbidden.reason()),
              "Use a storage on the public internet, or let lipsync.http.private-hosts name it");
      case Exchange.NotSent failed -> throw notTaken(failed.reason());
      case Exchange.PossiblySent lost -> throw notTaken(lost.reason());
    };
  }

  private String withoutSignature() {
    String text = address.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query);
  }

  private static RuntimeException refused(StorageError error) {
    String message = "The storage answered " + error;
    return error.mayPass()
        ? later(message)
        : Failures.permanent(
            new TaskFailure(
                FailureCode.ACCESS_DENIED,
                message,
                false,
                "Look whether the signed address is still valid and allows PUT, and which headers it"
                    + " was signed with: destination.headers sets them, and an empty text leaves one"
                    + " out, such as Content-Type.",
                null,
                error.requestId()));
  }

  private static RuntimeException notTaken(String reason) {
    return later("The storage did not take the video: " + Redaction.clean(reason));
  }

  private static RuntimeException later(String message) {
    return Failures.temporary(
        new TaskFailure(FailureCode.PROVIDER_ERROR, message, true, "It is tried again.", null),
        RETRY_WAIT);
  }

  /** Hides the address, it is as good as a password. */
  @Override
  public String toString() {
    return "UploadDestination[" + RequestUri.host(address) + "]";
  }
}
