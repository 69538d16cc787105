package io.lipsync.connector.provider;

import io.lipsync.connector.http.RequestUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Links that vendors give: http or https, with a host, without a password, of at most 8192
 * characters, all of them ASCII; see {@link RequestUri}. So a link with a blank or with letters of
 * any script still leads to a video that was paid for, and a line break or a direction mark in one
 * reaches no log. Pure functions.
 */
public final class VendorLink {
  private static final int LONGEST = 8192;
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");

  private VendorLink() {}

  /** The address, or null when the text is none. */
  public static URI of(String text) {
    if (text == null || text.length() > LONGEST) {
      return null;
    }
    try {
      URI link = RequestUri.of(text);
      boolean possible =
          link.toString().length() <= LONGEST
              && Objects.requireNonNullElse(link.getScheme(), "").matches("(?i)https?")
              && AUTHORITY
                  .matcher(Objects.requireNonNullElse(link.getRawAuthority(), ""))
                  .matches();
      return possible ? link : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** The address as text, or null. */
  public static String text(String text) {
    URI link = of(text);
    return link == null ? null : link.toString();
  }
}
