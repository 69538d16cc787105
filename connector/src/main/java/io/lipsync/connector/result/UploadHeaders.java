package io.lipsync.connector.result;

import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.http.RequestUri;
import io.lipsync.connector.task.Failures;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Headers that belong to a signed address: the type of a blob, without which Azure takes none, and
 * whatever the process names. Pure functions.
 */
final class UploadHeaders {
  static final String CONTENT_TYPE = "Content-Type";

  private static final String FIELD = "destination.headers";

  /** Blob endpoints of all of Azure's clouds. */
  private static final Pattern AZURE =
      Pattern.compile(
          ".*\\.blob\\.(?:core\\.(?:windows\\.net|chinacloudapi\\.cn|usgovcloudapi\\.net|cloudapi\\.de"
              + "|microsoft\\.scloud|eaglex\\.ic\\.gov)|storage\\.azure\\.net|fabric\\.microsoft\\.com)\\.?",
          Pattern.CASE_INSENSITIVE);

  /** A version, which begins a shared access signature of Azure, and no other. */
  private static final Pattern AZURE_SIGNATURE =
      Pattern.compile("(?=.*\\bsig=)(?:.*&)?sv=20\\d\\d-\\d\\d-\\d\\d(?:&.*)?");

  private UploadHeaders() {}

  /**
   * The headers of an upload by their names, whose case does not matter. An empty text means that a
   * header is not sent.
   *
   * @param wanted what the process wants, or null
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} naming the
   *     header
   */
  static Map<String, String> of(Map<String, String> wanted, URI address) {
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
          FIELD, "names " + Redaction.quoted(name), "Use names such as x-amz-acl");
    }
    return name;
  }

  private static String checkedValue(String name, String value) {
    if (value == null && name.equalsIgnoreCase(CONTENT_TYPE)) {
      return "";
    }
    if (value == null || !value.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw Failures.invalidInput(
          FIELD,
          "has an impossible value for " + name,
          "Use plain text, or an empty one to leave the header out");
    }
    return value.strip();
  }
}
