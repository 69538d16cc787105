package io.lipsync.connector.submit;

import io.lipsync.connector.http.Deadline;
import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.media.Media;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.check.CheckMode;
import io.lipsync.connector.media.check.Finding;
import io.lipsync.connector.media.check.Finding.Weight;
import io.lipsync.connector.media.check.MediaProbe;
import io.lipsync.connector.media.check.MediaRules;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of a submission by what was found out about its media. Nothing that could
 * not be found out ever refuses one. Thread-safe.
 *
 * @param probe looks at the media
 * @param rules what the provider takes
 */
record MediaCheck(MediaProbe probe, MediaRules rules) {
  private static final Logger LOG = LoggerFactory.getLogger(MediaCheck.class);
  private static final String OR_WARN =
      " With checkMedia set to warn the task is submitted all the same.";

  /**
   * Looks at all media of a task.
   *
   * @param files its documents, on this machine's disk
   * @return sentences that the process shall see
   * @throws io.camunda.connector.api.error.ConnectorException only if the mode is strict: {@code
   *     MEDIA_REJECTED} or {@code MEDIA_UNREACHABLE} with every breach, without retries; {@code
   *     PROVIDER_ERROR} for another try when a host does not answer now
   */
  List<String> run(SubmitInput input, Map<MediaKind, MediaFile> files) {
    if (input.checkMedia() == CheckMode.OFF) {
      return List.of();
    }
    List<Finding> findings = find(input, files);
    if (input.checkMedia() == CheckMode.STRICT) {
      refuse(findings);
    }
    findings.forEach(finding -> LOG.warn("Media check: {}", finding.sentence()));
    return findings.stream().map(Finding::sentence).toList();
  }

  private List<Finding> find(SubmitInput input, Map<MediaKind, MediaFile> files) {
    Deadline end = probe.end();
    List<Finding> findings = new ArrayList<>();
    input
        .media()
        .forEach(
            (kind, media) -> {
              switch (media) {
                case Media.Link link -> findings.addAll(look(kind, link, end));
                case Media.Attached document -> findings.addAll(probe.file(files.get(kind), rules));
              }
            });
    return findings;
  }

  /** Links into the provider's own storage open for nobody else, and need not be addresses. */
  private List<Finding> look(MediaKind kind, Media.Link link, Deadline end) {
    return link.url().toLowerCase(Locale.ROOT).startsWith("http")
        ? probe.link(kind, HttpAddress.check(kind.field(), link.url()), rules, end)
        : List.of();
  }

  private static void refuse(List<Finding> findings) {
    boolean breached = findings.stream().anyMatch(of(Weight.BREACH));
    if (breached || findings.stream().anyMatch(of(Weight.CLOSED))) {
      FailureCode code = breached ? FailureCode.MEDIA_REJECTED : FailureCode.MEDIA_UNREACHABLE;
      String advice = breached ? "Use media within the limits." : code.advice();
      throw Failures.permanent(
          failure(code, findings, Set.of(Weight.BREACH, Weight.CLOSED, Weight.LATER), advice));
    }
    if (findings.stream().anyMatch(of(Weight.LATER))) {
      throw Failures.temporary(
          failure(
              FailureCode.PROVIDER_ERROR,
              findings,
              Set.of(Weight.LATER),
              "The connector tries again; if it goes on, look at the host of the media."),
          null);
    }
  }

  private static Predicate<Finding> of(Weight weight) {
    return finding -> finding.weight() == weight;
  }

  private static TaskFailure failure(
      FailureCode code, List<Finding> findings, Set<Weight> told, String advice) {
    String sentences =
        findings.stream()
            .filter(finding -> told.contains(finding.weight()))
            .map(Finding::sentence)
            .collect(Collectors.joining(" "));
    return new TaskFailure(
        code,
        sentences.replaceAll("\\.$", ""),
        code == FailureCode.PROVIDER_ERROR,
        advice + OR_WARN,
        null);
  }
}
