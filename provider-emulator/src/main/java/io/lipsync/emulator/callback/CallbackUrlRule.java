package io.lipsync.emulator.callback;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * The restrictions of callback URLs: https only, no internal addresses, at most 2048 characters. By
 * EvoLink's page; JoggAI demands https as well. Names are not resolved: a public name that points
 * to a private address passes here.
 *
 * @param name how the vendor calls the parameter
 * @param loopbackAllowed allows http and internal addresses, for tests on one machine
 */
public record CallbackUrlRule(String name, boolean loopbackAllowed) {

  private static final int MAX_LENGTH = 2048;

  /** What is wrong with the URL, or empty. */
  public Optional<String> objectionTo(String url) {
    if (url.length() > MAX_LENGTH) {
      return Optional.of(name + " must not exceed 2048 characters");
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of(name + " is not a valid URL");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      return Optional.of(name + " is not a valid URL");
    }
    if (loopbackAllowed) {
      return Optional.empty();
    }
    if (!scheme.equals("https")) {
      return Optional.of(name + " must use HTTPS");
    }
    return isInternal(uri.getHost())
        ? Optional.of(name + " must not point to an internal address")
        : Optional.empty();
  }

  private static boolean isInternal(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    if (!name.startsWith("[") && !name.matches("[0-9.]+")) {
      return false;
    }
    try {
      InetAddress address = InetAddress.getByName(name); // a literal: no name is looked up
      boolean uniqueLocal =
          address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
      return uniqueLocal
          || address.isLoopbackAddress()
          || address.isSiteLocalAddress()
          || address.isLinkLocalAddress()
          || address.isAnyLocalAddress()
          || address.isMulticastAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }
}
