package io.lipsync.connector.http;

import io.lipsync.connector.task.Failures;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks addresses that people type, before anything is sent. Nothing is looked up. */
public final class HttpAddress {
  private static final String ALLOWED = "Give a full address that starts with https://";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * As in {@code {{secrets.NAME}}}: no address has one, and what is not filled in leads nowhere.
   */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*}}", Pattern.DOTALL);

  private static final Pattern USUAL_HTTP =
      Pattern.compile("(?i)http://(\\[[^]/?#]*]|[^:/?#]*)(?::(?:80)?)?((?:[/?#].*)?)");

  private HttpAddress() {}

  /**
   * An http or https address with a host and without credentials, in the form in which it is
   * requested; see {@link RequestUri}.
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

  /** The same address over https; empty where it is https, or names a port that is not. */
  public static Optional<URI> secured(URI uri) {
    Matcher plain = USUAL_HTTP.matcher(uri.toString());
    return plain.matches()
        ? Optional.of(URI.create("https://" + plain.group(1) + plain.group(2)))
        : Optional.empty();
  }

  /** Whether the address names this machine itself. */
  public static boolean isLoopback(URI uri) {
    return LOOPBACK.contains(RequestUri.host(uri).toLowerCase(Locale.ROOT));
  }

  private static void checkHost(String field, URI uri) {
    String host = RequestUri.host(uri);
    if (host == null) {
      throw Failures.invalidInput(field, "names no host", ALLOWED);
    }
    HostName.fault(host)
        .ifPresent(
            fault -> {
              throw Failures.invalidInput(field, "names a host that " + fault, ALLOWED);
            });
  }

  private static URI parse(String field, String text) {
    if (text.strip().chars().anyMatch(Character::isISOControl)) {
      throw Failures.invalidInput(
          field, "is not a valid address: it holds a control character", "Give it in one line");
    }
    if (PLACEHOLDER.matcher(text).find()) {
      throw Failures.invalidInput(field, "holds a placeholder that nobody has filled in", ALLOWED);
    }
    try {
      return RequestUri.of(text);
    } catch (URISyntaxException e) {
      throw Failures.invalidInput(
          field, "is not a valid address: " + e.getReason().toLowerCase(Locale.ROOT), ALLOWED);
    }
  }
}
