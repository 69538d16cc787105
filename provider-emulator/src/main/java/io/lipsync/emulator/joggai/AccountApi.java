package io.lipsync.emulator.joggai;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Json;

/** {@code user/remaining_quota} and {@code user/whoami}, by their reference pages. Thread-safe. */
record AccountApi(Credits credits) {

  static final String USERNAME = "emulated";

  Answer remainingQuota(Call call, String key) {
    return Envelope.of(Json.object().put("remaining_quota", credits.remaining(key).doubleValue()));
  }

  Answer whoami(Call call, String key) {
    return Envelope.of(
        Json.object().put("email", "emulated@example.com").put("username", USERNAME));
  }
}
