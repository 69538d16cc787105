package io.lipsync.emulator.evolink;

import io.lipsync.emulator.http.Call;
import java.util.function.IntFunction;

/**
 * Who may do what. Every key {@code sk-...} works; keys that start with {@code sk-no-credits} have
 * no quota, those that start with {@code sk-no-access} do not have the model. Stateless.
 */
final class ApiKeys {

  private static final String BEARER = "Bearer ";

  /**
   * The key of a call.
   *
   * @throws ApiError 401 if it has none or one that cannot be
   */
  String authenticate(Call call, IntFunction<ApiError> errors) {
    String header = call.header("Authorization").orElse("");
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw errors.apply(401);
    }
    String key = header.substring(BEARER.length()).strip();
    if (!key.startsWith("sk-") || key.length() < 4) {
      throw errors.apply(401);
    }
    return key;
  }

  /** Throws 402 if the key has no credits left. */
  void requireCredits(String key, IntFunction<ApiError> errors) {
    if (key.startsWith("sk-no-credits")) {
      throw errors.apply(402);
    }
  }

  /** Throws 403 if the key may not use the model. */
  void requireModel(String key) {
    if (key.startsWith("sk-no-access")) {
      throw EvoLinkErrors.submit(403);
    }
  }
}
