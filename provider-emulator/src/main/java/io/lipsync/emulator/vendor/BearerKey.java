package io.lipsync.emulator.vendor;

import io.lipsync.emulator.http.Call;
import java.util.Optional;

/** The API key of a call in its {@code Authorization: Bearer} header (RFC 6750). Stateless. */
public final class BearerKey {

  private static final String BEARER = "Bearer ";

  private BearerKey() {}

  /** What the header holds, or empty where there is no such header. */
  public static Optional<String> of(Call call) {
    return call.header("Authorization")
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  /** Whether it can be a key: {@code sk-} and more. */
  public static boolean valid(String key) {
    return key.startsWith("sk-") && key.length() > 3;
  }
}
