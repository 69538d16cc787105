package io.lipsync.connector.provider;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A completion signal as it came in. Nothing in it is believed yet.
 *
 * @param headers by lower-case name; other spellings are converted
 * @param parameters the query parameters as they came
 * @param rawBody the body as it came, empty when there was none
 */
public record Signal(Map<String, String> headers, Map<String, String> parameters, byte[] rawBody) {

  public Signal {
    headers = lowerCase(headers);
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    rawBody = rawBody == null ? new byte[0] : rawBody;
  }

  /** The named header, or null. */
  public String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  /** Hides signatures and tokens. */
  @Override
  public String toString() {
    return "Signal[" + rawBody.length + " bytes]";
  }

  private static Map<String, String> lowerCase(Map<String, String> headers) {
    Map<String, String> lower = new HashMap<>();
    if (headers != null) {
      headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    }
    return Map.copyOf(lower);
  }
}
