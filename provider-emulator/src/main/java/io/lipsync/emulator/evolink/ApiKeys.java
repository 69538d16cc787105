package io.lipsync.emulator.evolink;

import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.vendor.BearerKey;
import java.util.function.IntFunction;

/**
 * Who may do what. Every key {@code sk-...} works; keys that start with {@code sk-no-credits} have
 * no quota, those that start with {@code sk-no-access} do not have the model. Stateless.
 */
final class ApiKeys {

  /**
   * The key of a call.
   *
   * @throws ApiError 401 if it has none or one that cannot be
   */
  String authenticate(Call call, IntFunction<ApiError> errors) {
    return BearerKey.of(call).filter(BearerKey::valid).orElseThrow(() -> errors.apply(401));
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
