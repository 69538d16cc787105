package io.lipsync.connector.submit;

import io.lipsync.connector.http.Secret;
import io.lipsync.connector.submit.SubmissionRecord.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
   * @param secrets verify the records
   */
  static Standing of(SubmitJob job, List<Secret> secrets) {
    List<SubmissionRecord> records =
        Stream.of(job.last(), job.accepted())
            .map(variable -> SubmissionRecord.of(variable, job.elementInstanceKey(), secrets))
            .filter(Objects::nonNull)
            .toList();
    return records.stream()
        .filter(record -> record.state() == State.ACCEPTED)
        .findFirst()
        .<Standing>map(record -> new Known(record.result()))
        .orElseGet(() -> withoutTask(records, allowed(job)));
  }

  private static Standing withoutTask(List<SubmissionRecord> records, int allowed) {
    // Of the same attempt, what nobody can verify comes first: it may have been accepted.
    SubmissionRecord last =
        records.stream().max(Comparator.comparingInt(SubmissionRecord::attempt)).orElse(null);
    if (last == null) {
      return new Next(Math.max(1, allowed), null, false);
    }
    if (last.state() == State.NOT_CREATED) {
      return new Next(Math.max(last.attempt() + 1, allowed), last.waitingSince(), false);
    }
    if (allowed > last.attempt()) {
      return new Next(allowed, null, false);
    }
    return last.result() != null
        ? new Known(last.result())
        : new Undecided(last.attempt(), last.reason());
  }

  /** The attempt that a person has allowed, or 0. */
  private static int allowed(SubmitJob job) {
    String prefix = job.elementInstanceKey() + ":";
    String text = job.allowed() == null ? "" : job.allowed().asText("").trim();
    String number = text.startsWith(prefix) ? text.substring(prefix.length()) : "";
    return number.matches("[1-9]\\d{0,3}") ? Integer.parseInt(number) : 0;
  }
}
