package io.lipsync.audit;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A published vulnerability of a library, as the committed list tells it. Immutable.
 *
 * @param id the identifier, for example {@code CVE-2026-54399}
 * @param artifacts the libraries, as {@code group:name}; {@code group:*} means all of a group
 * @param since the first affected version; null means all versions
 * @param fixedIn the first version without it, one for each branch that has one; empty if none
 * @param meaning what it means for this product, in one or two sentences
 * @param source where it was read
 * @param accepted why it may stay, or null
 */
record Advisory(
    String id,
    List<String> artifacts,
    String since,
    List<String> fixedIn,
    String meaning,
    URI source,
    Acceptance accepted) {

  Advisory {
    Objects.requireNonNull(id, "an advisory has no id");
    artifacts = List.copyOf(Objects.requireNonNull(artifacts, id + " has no artifacts"));
    fixedIn = fixedIn == null ? List.of() : List.copyOf(fixedIn);
    Objects.requireNonNull(meaning, id + " has no meaning");
    Objects.requireNonNull(source, id + " has no source");
  }

  /**
   * The decision to live with a vulnerability for a while.
   *
   * @param reason why it does no harm here, or why nothing can be done
   * @param until the last day on which that counts
   */
  record Acceptance(String reason, LocalDate until) {
    Acceptance {
      Objects.requireNonNull(reason, "an acceptance has no reason");
      Objects.requireNonNull(until, "an acceptance has no date");
    }
  }

  /**
   * Whether a library of this version is affected. A branch with a fix of its own is fixed from
   * there on; any other branch is fixed only if it is later than every fix of the same major
   * version, or than all fixes if that major version has none.
   */
  boolean affects(Part part) {
    if (artifacts.stream().noneMatch(artifact -> names(artifact, part))) {
      return false;
    }
    return !isBefore(part.version()) && !isFixed(part.version());
  }

  /** Why it may stay on that day, if it may. */
  Optional<String> acceptedOn(LocalDate day) {
    return Optional.ofNullable(accepted)
        .filter(acceptance -> !day.isAfter(acceptance.until()))
        .map(Acceptance::reason);
  }

  private static boolean names(String artifact, Part part) {
    return artifact.endsWith(":*")
        ? artifact.equals(part.group() + ":*")
        : artifact.equals(part.coordinates());
  }

  private boolean isBefore(Version version) {
    return since != null && new Version(since).isAfter(version);
  }

  private boolean isFixed(Version version) {
    List<Version> fixes = fixedIn.stream().map(Version::new).toList();
    List<Version> ofTheBranch = fixes.stream().filter(version::isOfTheSameMinorAs).toList();
    if (!ofTheBranch.isEmpty()) {
      return ofTheBranch.stream().noneMatch(fix -> fix.isAfter(version));
    }
    List<Version> ofTheMajor = fixes.stream().filter(version::isOfTheSameMajorAs).toList();
    List<Version> counting = ofTheMajor.isEmpty() ? fixes : ofTheMajor;
    return !counting.isEmpty() && counting.stream().noneMatch(fix -> fix.isAfter(version));
  }
}
