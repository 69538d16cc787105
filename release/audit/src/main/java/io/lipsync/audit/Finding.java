package io.lipsync.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one library. Immutable.
 *
 * @param part the library
 * @param newest its newest patch; empty when nobody could tell
 * @param open the advisories that affect it and are not accepted
 * @param accepted the advisories that affect it and may stay for now
 */
record Finding(Part part, Optional<Version> newest, List<Advisory> open, List<Advisory> accepted) {

  /** What is to be done about a library, the worst first. */
  enum Status {
    /** An advisory affects it and is not accepted: the build fails. */
    VULNERABLE,
    /** Advisories affect it, and all are accepted with a reason and a date. */
    ACCEPTED,
    /** No advisory affects it, and a newer patch is served. */
    BEHIND,
    /** No advisory affects it, and nobody could tell whether there is a newer patch. */
    UNKNOWN,
    /** No advisory affects it, and it is the newest patch. */
    CURRENT
  }

  /** Judges a library on a day. */
  static Finding of(
      Part part, Optional<Version> newest, List<Advisory> advisories, LocalDate today) {
    List<Advisory> affecting = advisories.stream().filter(one -> one.affects(part)).toList();
    return new Finding(
        part,
        newest,
        affecting.stream().filter(one -> one.acceptedOn(today).isEmpty()).toList(),
        affecting.stream().filter(one -> one.acceptedOn(today).isPresent()).toList());
  }

  Status status() {
    if (!open.isEmpty()) {
      return Status.VULNERABLE;
    }
    if (!accepted.isEmpty()) {
      return Status.ACCEPTED;
    }
    return newest
        .map(version -> version.isAfter(part.version()) ? Status.BEHIND : Status.CURRENT)
        .orElse(Status.UNKNOWN);
  }
}
