package io.lipsync.connector.provider;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links that vendors give, as addresses by RFC 3986: http or https, with a host, without a
 * password, of at most 8192 characters, all of them ASCII. Characters that no address has are
 * percent-encoded as UTF-8, so that a link with a blank or with letters of any script still leads
 * to a video that was paid for, and a line break or a direction mark in one reaches no log. Pure
 * functions.
 */
public final class VendorLink {
  private static final int LONGEST = 8192;
  private static final Pattern PARTS =
      Pattern.compile("(https?)://([^/?#]*)(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");
  private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private VendorLink() {}

  /** The address, or null when the text is none. */
  public static URI of(String text) {
    if (text == null || text.length() > LONGEST) {
      return null;
    }
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      return null;
    }
    String authority = ascii(parts.group(2));
    String rest = encoded(parts.group(3));
    return !AUTHORITY.matcher(authority).matches() || rest.length() > LONGEST
        ? null
        : parse(parts.group(1) + "://" + authority + rest);
  }

  /** The address as text, or null. */
  public static String text(String text) {
    URI link = of(text);
    return link == null ? null : link.toString();
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String ascii(String authority) {
    try {
      return authority.chars().allMatch(character -> character < 128)
          ? authority
          : IDN.toASCII(authority);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (isAllowed(character) || (character == '%' && isEscape(text, i))) {
        encoded.appendCodePoint(character);
      } else {
        for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
          encoded.append('%').append(HEX.toHexDigits(each));
        }
      }
    }
    return encoded.toString();
  }

  private static boolean isAllowed(int character) {
    return character < 128
        && (Character.isLetterOrDigit(character) || ALLOWED.indexOf(character) >= 0);
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }
}
