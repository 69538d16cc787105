package io.lipsync.emulator.files;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** What hosts of files do that no API does: redirects, and headers that do not fit. Stateless. */
final class OddHost {
  private static final String HOP = "hop";

  private OddHost() {}

  /** The next redirect to the same file, or null after so many of them. */
  static Outcome redirect(Call call, int hops) {
    int hop = Integer.parseInt(call.queryParameter(HOP).orElse("0"));
    if (hop >= hops) {
      return null;
    }
    StringBuilder location = new StringBuilder(call.path()).append("?" + HOP + "=" + (hop + 1));
    for (String kept : new String[] {"expires", "signature", "redirect", "encoding", "parts"}) {
      call.queryParameter(kept).ifPresent(value -> location.append("&" + kept + "=" + value));
    }
    return Answer.text(302, "elsewhere").with("Location", location.toString());
  }

  /** The outcome with these headers too. */
  static Outcome with(Map<String, String> headers, Outcome outcome) {
    Map<String, String> all = new LinkedHashMap<>();
    return switch (outcome) {
      case Outcome.Streamed file -> {
        all.putAll(file.headers());
        all.putAll(headers);
        yield new Outcome.Streamed(file.status(), all, file.length(), file.body());
      }
      case Answer answer -> {
        all.putAll(answer.headers());
        all.putAll(headers);
        yield new Answer(answer.status(), all, answer.body());
      }
      default -> outcome;
    };
  }
}
