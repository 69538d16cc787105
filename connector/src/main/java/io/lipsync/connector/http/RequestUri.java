package io.lipsync.connector.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one form in which links are requested, whoever gave them: a URI by RFC 3986, all of it ASCII.
 * What no URI holds is percent-encoded as UTF-8, host names in other letters become Punycode (RFC
 * 3490), and a backslash in a path is a slash, as in browsers (WHATWG URL). What a URI may hold
 * stays byte for byte, so that signatures remain valid. Pure functions; nothing is looked up.
 */
public final class RequestUri {
  private static final Pattern PARTS =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.-]*:)[/\\\\]{2}([^/\\\\?#]*)([^?#]*)(\\?[^#]*)?(#.*)?",
          Pattern.DOTALL);

  /** No-break spaces, byte order and direction marks come along when a link is copied. */
  private static final Pattern AROUND =
      Pattern.compile(
          "^[\\p{Z}\\p{Cc}\\p{Cf}]+|(?<![\\p{Z}\\p{Cc}\\p{Cf}])[\\p{Z}\\p{Cc}\\p{Cf}]+$");

  private static final Pattern HOST_AND_PORT = Pattern.compile("([^@:\\[]+)(:[0-9]*)?");
  private static final Pattern ENCODED_LETTERS = Pattern.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+");

  private static final String IN_PATHS = "-._~!$&'()*+,;=:@/";
  private static final String IN_QUERIES = IN_PATHS + "?[]";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RequestUri() {}

  /**
   * The URI of a link.
   *
   * @throws URISyntaxException when it is none, however it is encoded
   */
  public static URI of(String link) throws URISyntaxException {
    String text = stripped(link);
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return new URI(encoded(text, IN_QUERIES + "#"));
    }
    String path = parts.group(3).replace('\\', '/');
    String query = parts.group(4) == null ? "" : encoded(parts.group(4), IN_QUERIES);
    String fragment =
        parts.group(5) == null ? "" : encoded(parts.group(5).substring(1), IN_QUERIES);
    return new URI(
        parts.group(1)
            + "//"
            + authority(parts.group(2))
            + encoded(path, IN_PATHS)
            + query
            + (parts.group(5) == null ? "" : "#" + fragment));
  }

  /** The link without what nobody sees around it. */
  public static String stripped(String link) {
    return AROUND.matcher(link).replaceAll("");
  }

  /** The host of a URI, also one that {@link URI#getHost} does not know, or null without any. */
  public static String host(URI uri) {
    if (uri.getHost() != null || uri.getRawAuthority() == null) {
      return uri.getHost();
    }
    Matcher parts = HOST_AND_PORT.matcher(uri.getRawAuthority());
    return parts.matches() ? parts.group(1) : null;
  }

  private static String authority(String text) {
    String letters =
        ENCODED_LETTERS
            .matcher(text)
            .replaceAll(run -> Matcher.quoteReplacement(decoded(run.group())));
    Matcher parts = HOST_AND_PORT.matcher(letters);
    return parts.matches()
        ? HostName.ascii(parts.group(1)) + Objects.requireNonNullElse(parts.group(2), "")
        : text;
  }

  /** Bytes of UTF-8, or else of Latin-1. */
  private static String decoded(String run) {
    byte[] bytes = HexFormat.of().parseHex(run.replace("%", ""));
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String encoded(String text, String allowed) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int letter = text.codePointAt(i);
      if (isAllowed(letter, allowed) || (letter == '%' && isEscape(text, i))) {
        encoded.appendCodePoint(letter);
      } else {
        for (byte each : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
          encoded.append('%').append(HEX.toHexDigits(each));
        }
      }
    }
    return encoded.toString();
  }

  private static boolean isAllowed(int letter, String allowed) {
    return letter < 128 && (Character.isLetterOrDigit(letter) || allowed.indexOf(letter) >= 0);
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }
}
