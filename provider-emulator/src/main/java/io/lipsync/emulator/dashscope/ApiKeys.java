package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.vendor.BearerKey;

/**
 * Who may do what. Every key {@code sk-...} works and is an account of its own; accounts whose key
 * starts with {@code sk-no-credits} are in arrears, those with {@code sk-no-access} may not use the
 * model. Stateless.
 */
final class ApiKeys {

  /**
   * The key of a call.
   *
   * @throws DashScopeError 401 if it has none or one that cannot be
   */
  String authenticate(Call call) {
    String key =
        BearerKey.of(call)
            .orElseThrow(() -> DashScopeErrors.ofStatus(401).saying(null, "No API-key provided."));
    if (!BearerKey.valid(key)) {
      throw DashScopeErrors.ofStatus(401);
    }
    return key;
  }

  /** Throws 403 if the key may not use the model, 400 if its account is in arrears. */
  void requireModel(String key) {
    if (key.startsWith("sk-no-access")) {
      throw DashScopeErrors.of("Model.AccessDenied");
    }
    if (key.startsWith("sk-no-credits")) {
      throw DashScopeErrors.of("Arrearage");
    }
  }
}
