package io.lipsync.connector.result;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.http.RequestBody;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
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
        address, headers(wanted.headers(), address), settings.largestFile(), client);
  }

  @Override
  public SavedResult store(Video video) {
    ApiRequest request =
        ApiRequest.put(address, new RequestBody.File(video.path(), video.contentType()));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request = request.withHeader(header.getKey(), header.getValue());
    }
    return switch (client.send(request.toPublicHost())) {
      case Exchange.Answered answer -> {
        if (!answer.isSuccess()) {
          throw refused(answer.status());
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

  private static RuntimeException refused(int status) {
    String message = "The storage answered HTTP " + status;
    return status == 429 || status >= 500
        ? later(message)
        : Failures.permanent(
            new TaskFailure(
                FailureCode.ACCESS_DENIED,
                message,
                false,
                "Look whether the signed address is still valid, allows PUT and wants headers.",
                null));
  }

  private static RuntimeException notTaken(String reason) {
    return later("The storage did not take the video: " + Redaction.clean(reason));
  }

  private static RuntimeException later(String message) {
    return Failures.temporary(
        new TaskFailure(FailureCode.PROVIDER_ERROR, message, true, "It is tried again.", null),
        RETRY_WAIT);
  }

  /** Azure takes no blob without its type. */
  private static Map<String, String> headers(Map<String, String> wanted, URI address) {
    Map<String, String> headers = new HashMap<>();
    if (address.getHost().toLowerCase(Locale.ROOT).endsWith(".blob.core.windows.net")) {
      headers.put("x-ms-blob-type", "BlockBlob");
    }
    if (wanted != null) {
      wanted.forEach((name, value) -> headers.put(checkedName(name), checkedValue(name, value)));
    }
    return Map.copyOf(headers);
  }

  private static String checkedName(String name) {
    boolean possible =
        name.matches("[A-Za-z0-9-]{1,100}")
            && !name.matches("(?i)host|content-length|content-type");
    if (!possible) {
      throw Failures.invalidInput(
          "destination.headers", "names " + Redaction.quoted(name), "Use names such as x-amz-acl");
    }
    return name;
  }

  private static String checkedValue(String name, String value) {
    if (value == null || !value.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw Failures.invalidInput(
          "destination.headers", "has an impossible value for " + name, "Use plain text");
    }
    return value;
  }

  /** Hides the address, it is as good as a password. */
  @Override
  public String toString() {
    return "UploadDestination[" + address.getHost() + "]";
  }
}
