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
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Any storage that takes a PUT to a signed address: S3, Google Cloud Storage, Azure, OSS. */
record UploadDestination(URI address, Map<String, String> headers, long largest, ApiClient client)
    implements Destination {
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);
  private static final String FIELD = "destination.url";
  private static final String FIELD_OF_HEADERS = "destination.headers";
  private static final String CONTENT_TYPE = "Content-Type";

  /** Blob endpoints of all of Azure's clouds. */
  private static final Pattern AZURE =
      Pattern.compile(
          ".*\\.blob\\.(?:core\\.(?:windows\\.net|chinacloudapi\\.cn|usgovcloudapi\\.net|cloudapi\\.de"
              + "|microsoft\\.scloud|eaglex\\.ic\\.gov)|storage\\.azure\\.net|fabric\\.microsoft\\.com)\\.?",
          Pattern.CASE_INSENSITIVE);

  /** A version, which begins a shared access signature of Azure, and no other. */
  private static final Pattern AZURE_SIGNATURE =
      Pattern.compile("(?=.*\\bsig=)(?:.*&)?sv=20\\d\\d-\\d\\d-\\d\\d(?:&.*)?");

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
    String type = headers.containsKey(CONTENT_TYPE) ? null : video.contentType();
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

  /**
   * What is sent: the type of a blob, without which Azure takes none, then what the process wants,
   * where an empty text drops a header.
   */
  private static Map<String, String> headers(Map<String, String> wanted, URI address) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (isAzure(address)) {
      headers.put("x-ms-blob-type", "BlockBlob");
    }
    if (wanted != null) {
      wanted.forEach((name, value) -> headers.put(checkedName(name), checkedValue(name, value)));
    }
    return Collections.unmodifiableMap(headers);
  }

  /** Also behind a domain of one's own. */
  private static boolean isAzure(URI address) {
    return AZURE.matcher(RequestUri.host(address)).matches()
        || (address.getRawQuery() != null
            && AZURE_SIGNATURE.matcher(address.getRawQuery()).matches());
  }

  private static String checkedName(String name) {
    boolean possible =
        name.matches("[A-Za-z0-9-]{1,100}")
            && !name.matches("(?i)host|content-length|transfer-encoding|expect|connection");
    if (!possible) {
      throw Failures.invalidInput(
          FIELD_OF_HEADERS, "names " + Redaction.quoted(name), "Use names such as x-amz-acl");
    }
    return name;
  }

  private static String checkedValue(String name, String value) {
    if (value == null && name.equalsIgnoreCase(CONTENT_TYPE)) {
      return "";
    }
    if (value == null || !value.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw Failures.invalidInput(
          FIELD_OF_HEADERS,
          "has an impossible value for " + name,
          "Use plain text, or an empty one to leave the header out");
    }
    return value.strip();
  }

  /** Hides the address, it is as good as a password. */
  @Override
  public String toString() {
    return "UploadDestination[" + RequestUri.host(address) + "]";
  }
}
