package io.lipsync.connector.http;

import io.lipsync.connector.task.Failures;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Checks addresses that people type, before anything is sent. Nothing is looked up. */
public final class HttpAddress {
  private static final String ALLOWED = "Give a full address that starts with https://";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private HttpAddress() {}

  /**
   * An http or https address with a host and without credentials.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} naming {@code
   *     field}; the address itself is not repeated, it may carry a signature
   */
  public static URI check(String field, String text) {
    URI uri = parse(field, text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      String fault = scheme.isEmpty() ? "has no https:// in front" : "starts with " + scheme + ":";
      throw Failures.invalidInput(field, fault, ALLOWED + " (http:// is accepted too)");
    }
    if (uri.getRawUserInfo() != null) {
      throw Failures.invalidInput(field, "contains a user name or password", ALLOWED);
    }
    checkHost(field, uri);
    return uri;
  }

  /** A checked address to which paths are added: no query, no fragment, no slash at the end. */
  public static URI base(String field, String text) {
    URI uri = check(field, text);
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw Failures.invalidInput(
          field, "has a query or a fragment", "Give only scheme, host and path");
    }
    return URI.create(uri.toString().replaceAll("/+$", ""));
  }

  /** A {@link #base} to which secrets may be sent: https, or this machine itself. */
  public static URI secureBase(String field, String text) {
    URI uri = base(field, text);
    if (!uri.getScheme().equalsIgnoreCase("https") && !isLoopback(uri)) {
      throw Failures.invalidInput(
          field, "starts with http:", "The API key is sent there: use https://");
    }
    return uri;
  }

  /** Whether the address names this machine itself. */
  public static boolean isLoopback(URI uri) {
    return LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
  }

  private static void checkHost(String field, URI uri) {
    String host = uri.getHost();
    // URI gives no host where it is written as 127.1 is.
    String written = host == null ? beforePort(uri.getRawAuthority()) : host;
    if (host != null || HostName.endsInNumber(written)) {
      HostName.fault(written)
          .ifPresent(
              fault -> {
                throw Failures.invalidInput(field, "names a host that " + fault, ALLOWED);
              });
    }
    if (host == null) {
      throw Failures.invalidInput(field, "names no host", ALLOWED);
    }
  }

  private static String beforePort(String authority) {
    return authority == null ? "" : authority.replaceFirst(":[0-9]*$", "");
  }

  private static URI parse(String field, String text) {
    try {
      return new URI(text.trim());
    } catch (URISyntaxException e) {
      throw Failures.invalidInput(
          field,
          "is not a valid address: " + e.getReason().toLowerCase(Locale.ROOT),
          "Encode blanks and special signs, for example a blank as %20");
    }
  }
}
