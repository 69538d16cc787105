package io.lipsync.connector.submit;

import io.lipsync.connector.http.Secret;
import java.time.Instant;
import java.util.List;

/** How the submission of an element instance stands, by what earlier workers and people left. */
public sealed interface Standing {
  /**
   * The variable by which a person allows one more attempt after an unknown outcome: {@code
   * {element instance key}:{number of the attempt}}, so that it is good for one attempt of one
   * element instance.
   */
  String ALLOWED = "lipSyncAttempt";

  /** The process has its result: it is given again. */
  record Known(SubmitResult result) implements Standing {}

  /** Nobody can tell what became of this attempt, and a person has not decided. */
  record Undecided(int attempt, String reason) implements Standing {
    /** The same attempt once more. */
    Next repeated() {
      return new Next(attempt, null, true);
    }
  }

  /**
   * No task was created so far.
   *
   * @param attempt the next attempt
   * @param waitingSince when the provider first turned this submission away, or null
   * @param repeats whether it repeats an attempt with an unknown outcome, under the same key
   */
  record Next(int attempt, Instant waitingSince, boolean repeats) implements Standing {}

  /**
   * Reads the standing from the job's variables.
   *
   * @param secrets verify the record
   */
  static Standing of(SubmitJob job, List<Secret> secrets) {
    SubmissionRecord last = SubmissionRecord.of(job.record(), job.elementInstanceKey(), secrets);
    int allowed = allowed(job);
    if (last == null) {
      return new Next(Math.max(1, allowed), null, false);
    }
    return switch (last.state()) {
      case ACCEPTED -> new Known(last.result());
      case NOT_CREATED ->
          new Next(Math.max(last.attempt() + 1, allowed), last.waitingSince(), false);
      case UNKNOWN -> {
        if (allowed > last.attempt()) {
          yield new Next(allowed, null, false);
        }
        yield last.result() != null
            ? new Known(last.result())
            : new Undecided(last.attempt(), last.reason());
      }
    };
  }

  /** The attempt that a person has allowed, or 0. */
  private static int allowed(SubmitJob job) {
    String prefix = job.elementInstanceKey() + ":";
    String text = job.allowed() == null ? "" : job.allowed().asText("").trim();
    String number = text.startsWith(prefix) ? text.substring(prefix.length()) : "";
    return number.matches("[1-9]\\d{0,3}") ? Integer.parseInt(number) : 0;
  }
}
