package io.lipsync.connector.task;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that the connector runtime would take for references to its secrets. The runtime replaces
 * {@code {{secrets.NAME}}} and {@code secrets.NAME} everywhere in the variables of a job, in what
 * people or providers wrote too. Pure functions.
 */
public final class SecretReferences {
  /** A value that is one reference and nothing else. */
  private static final Pattern WHOLE =
      Pattern.compile("(?:\\{\\{\\s*)?secrets\\.([^\\s{}]{1,200})(?:\\s*}})?");

  private static final Pattern AUTHORITY = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");

  private SecretReferences() {}

  /**
   * The text with nothing in it that the runtime would replace, still readable: {@code
   * secrets[.]NAME}.
   *
   * @param text any text or null
   */
  public static String neutralize(String text) {
    return text == null ? null : text.replace("{{", "{ {").replace("secrets.", "secrets[.]");
  }

  /**
   * An equal link with nothing in it that the runtime would replace: a dot of the path or the query
   * is percent-encoded, which changes nothing (RFC 3986, section 6.2.2.2), and the host, where that
   * is not possible, is written in capitals (section 6.2.2.1).
   *
   * @param link an absolute URI or null
   */
  public static String neutralizeLink(String link) {
    if (link == null) {
      return null;
    }
    Matcher authority = AUTHORITY.matcher(link);
    int rest = authority.find() ? authority.end() : 0;
    return link.substring(0, rest).replace("secrets.", "SECRETS.")
        + link.substring(rest).replace("{", "%7B").replace("secrets.", "secrets%2E");
  }

  /**
   * The name of the secret that was not filled in, when the text is nothing but a reference; empty
   * for every other text. Runtimes hand over the reference itself when they do not know the secret
   * or withhold it from the element.
   */
  public static Optional<String> nameOf(String text) {
    Matcher reference = WHOLE.matcher(text == null ? "" : text.trim());
    return reference.matches() ? Optional.of(reference.group(1)) : Optional.empty();
  }
}
