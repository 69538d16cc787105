package io.lipsync.connector.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code Location} headers as browsers do (WHATWG URL). Pure functions. */
final class Location {
  private static final Pattern RELATIVE = Pattern.compile("([^?#]*)(.*)", Pattern.DOTALL);
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Location() {}

  /**
   * Where a {@code Location} header leads (RFC 9110, section 10.2.2).
   *
   * @param base the URI that was requested
   * @param location the header as HttpClient reads it, one character for each byte
   * @throws URISyntaxException when it leads nowhere
   */
  static URI resolve(URI base, String location) throws URISyntaxException {
    String reference = bytes(location.strip());
    if (SCHEME.matcher(reference).matches()) {
      return RequestUri.of(reference);
    }
    Matcher parts = RELATIVE.matcher(reference);
    String path = parts.matches() ? parts.group(1).replace('\\', '/') : "";
    String rest = parts.group(2);
    if (path.startsWith("//")) {
      return RequestUri.of(base.getScheme() + ":" + path + rest);
    }
    String from = base.getRawPath().isEmpty() ? "/" : base.getRawPath();
    if (path.isEmpty()) {
      String query = base.getRawQuery();
      path = from;
      rest = rest.startsWith("?") || query == null ? rest : "?" + query + rest;
    } else if (!path.startsWith("/")) {
      path = from.substring(0, from.lastIndexOf('/') + 1) + path;
    }
    return RequestUri.of(
        base.getScheme() + "://" + base.getRawAuthority() + withoutDots(path) + rest);
  }

  /** Bytes that are not ASCII stay the bytes they are, whatever letters they were meant to be. */
  private static String bytes(String header) {
    StringBuilder text = new StringBuilder(header.length());
    header
        .chars()
        .forEach(
            letter -> {
              if (letter >= 0x80 && letter <= 0xff) {
                text.append('%').append(HEX.toHexDigits((byte) letter));
              } else {
                text.append((char) letter);
              }
            });
    return text.toString();
  }

  /** RFC 3986, section 5.2.4; empty segments stay. */
  private static String withoutDots(String path) {
    Deque<String> segments = new ArrayDeque<>();
    String last = "";
    for (String segment : path.substring(1).split("/", -1)) {
      last = segment;
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    boolean folder = last.equals(".") || last.equals("..");
    return "/" + String.join("/", segments) + (folder && !segments.isEmpty() ? "/" : "");
  }
}
