package io.lipsync.connector.media.check;

import io.lipsync.connector.http.Deadline;
import io.lipsync.connector.http.FilePart;
import io.lipsync.connector.http.PartClient;
import io.lipsync.connector.http.StorageError;
import io.lipsync.connector.media.LocalBytes;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaKind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Finds out what is wrong with media before anybody pays for them, from the first and last
 * kilobytes of each file. Every finding is a sentence; nothing is thrown. Thread-safe.
 */
public final class MediaProbe {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(8);

  private final PartClient client;
  private final Duration limit;
  private final LongSupplier nanoTime;

  /**
   * @param limit the time that all links of one task may take together
   */
  public MediaProbe(PartClient client, Duration limit) {
    this(client, limit, System::nanoTime);
  }

  /** Counts time in its own way; see {@link Deadline}. */
  MediaProbe(PartClient client, Duration limit, LongSupplier nanoTime) {
    this.client = client;
    this.limit = limit;
    this.nanoTime = nanoTime;
  }

  /** When the checks of a task that begin now have to end. */
  public Deadline end() {
    return Deadline.in(limit, nanoTime);
  }

  /** Looks at the file behind a link that starts with http or https. */
  public List<Finding> link(MediaKind kind, URI uri, MediaRules rules, Deadline end) {
    List<Finding> findings = new ArrayList<>();
    if (uri.getScheme().equalsIgnoreCase("http")) {
      findings.add(
          Finding.of(
              Finding.Weight.NOTE, kind, "its link is http, anybody on the way can read it"));
    }
    if (!left(end).isPositive()) {
      findings.add(Finding.of(Finding.Weight.LATER, kind, "was not looked at, the time was over"));
      return findings;
    }
    switch (client.read(uri, 0, PartStream.BLOCK, left(end))) {
      case FilePart.Bytes head -> findings.addAll(look(kind, head, rules, end));
      case FilePart.Answered answer -> findings.add(answered(kind, answer.status()));
      case FilePart.NoHost none ->
          findings.add(Finding.of(Finding.Weight.CLOSED, kind, doesNotOpen(none.reason())));
      case FilePart.Forbidden inside ->
          findings.add(Finding.of(Finding.Weight.CLOSED, kind, doesNotOpen(inside.reason())));
      case FilePart.Broken late ->
          findings.add(Finding.of(Finding.Weight.LATER, kind, doesNotOpen(late.reason())));
    }
    return findings;
  }

  /** Looks at a document that is on this machine's disk. */
  public List<Finding> file(MediaFile file, MediaRules rules) {
    try {
      return new Examination(file.kind(), file.format().contentType(), rules)
          .of(new LocalBytes(file.path(), file.size()));
    } catch (IOException e) {
      return List.of(Finding.of(Finding.Weight.NOTE, file.kind(), "could not be measured"));
    }
  }

  private List<Finding> look(MediaKind kind, FilePart.Bytes head, MediaRules rules, Deadline end) {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.addAll(
          new Examination(kind, head.contentType(), rules)
              .of(new LinkBytes(client, head, () -> left(end))));
    } catch (IOException e) {
      findings.add(Finding.of(Finding.Weight.NOTE, kind, "could not be measured"));
    }
    if (!head.inParts() && head.bytes().length < head.size()) {
      findings.add(
          Finding.of(
              Finding.Weight.NOTE,
              kind,
              "its host gives no parts of files, so that only the beginning was looked at"));
    }
    return findings;
  }

  private static Finding answered(MediaKind kind, int status) {
    String said =
        switch (status) {
          case 401, 403 -> "needs a login or has expired";
          case 404, 410 -> "leads to no file";
          default -> "its host answers with an error";
        };
    return Finding.of(
        StorageError.mayPass(status) ? Finding.Weight.LATER : Finding.Weight.CLOSED,
        kind,
        doesNotOpen("%s (HTTP %d)".formatted(said, status)));
  }

  private static String doesNotOpen(String reason) {
    return "does not open: " + reason;
  }

  private static Duration left(Deadline end) {
    Duration rest = end.left();
    return rest.compareTo(LONGEST_CALL) > 0 ? LONGEST_CALL : rest;
  }
}
