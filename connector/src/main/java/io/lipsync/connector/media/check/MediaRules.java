package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A provider's table of what media it takes. What its documents do not say has no row. Immutable.
 *
 * @param provider its name, for people
 * @param rows the limits, in the order in which breaches are told
 */
public record MediaRules(String provider, List<Row> rows) {

  /** One limit. */
  public sealed interface Row {
    /** The files that it is for. */
    MediaKind kind();
  }

  /** Only these formats are taken. */
  public record Formats(MediaKind kind, Set<MediaFormat> taken) implements Row {}

  /** Only pictures of a video that are encoded so are taken. */
  public record Codecs(MediaKind kind, Set<String> taken) implements Row {}

  /** Both bounds are taken; 0 is no lower bound. */
  public record Bounds(MediaKind kind, Quantity quantity, double least, double most)
      implements Row {}

  public MediaRules {
    rows = List.copyOf(rows);
  }

  /** A table without rows. */
  public static MediaRules of(String provider) {
    return new MediaRules(provider, List.of());
  }

  /** These rows and one that names the formats. */
  public MediaRules formats(MediaKind kind, MediaFormat... formats) {
    return and(new Formats(kind, ordered(formats)));
  }

  /** These rows and one that names the codecs of videos. */
  public MediaRules codecs(String... codecs) {
    return and(new Codecs(MediaKind.VIDEO, ordered(codecs)));
  }

  /** These rows and one with two bounds. */
  public MediaRules from(MediaKind kind, Quantity quantity, double least, double most) {
    return and(new Bounds(kind, quantity, least, most));
  }

  /** These rows and one with an upper bound. */
  public MediaRules most(MediaKind kind, Quantity quantity, double most) {
    return and(new Bounds(kind, quantity, 0, most));
  }

  /**
   * Judges a file of the right kind.
   *
   * @param bytes its size, or null when nobody tells
   */
  List<Finding> judge(MediaKind kind, MediaFormat format, Long bytes, Measures measures) {
    List<Finding> findings = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (Row row : rows) {
      if (row.kind() == kind) {
        judge(row, format, bytes, measures, findings, unknown);
      }
    }
    if (!unknown.isEmpty()) {
      findings.add(
          Finding.of(
              Finding.Weight.NOTE, kind, String.join(", ", unknown) + " could not be measured"));
    }
    return findings;
  }

  private void judge(
      Row row,
      MediaFormat format,
      Long bytes,
      Measures measures,
      List<Finding> findings,
      Set<String> unknown) {
    switch (row) {
      case Formats formats -> {
        if (!formats.taken().contains(format)) {
          breach(findings, row, "is " + format.label(), labels(formats.taken()));
        }
      }
      case Codecs codecs ->
          weigh(
              measures.codec(),
              codec -> codecs.taken().contains(codec) ? 0 : 1,
              codec -> "is encoded as " + codec,
              String.join(", ", codecs.taken()),
              row,
              findings,
              () -> unknown.add("encoding"));
      case Bounds bounds -> {
        Quantity quantity = bounds.quantity();
        weigh(
            quantity.values(bytes, measures),
            values -> quantity.side(values, bounds.least(), bounds.most()),
            quantity::measured,
            quantity.limit(bounds.least(), bounds.most()),
            row,
            findings,
            () -> unknown.add(quantity.word()));
      }
    }
  }

  /**
   * Refuses only what every place says, and more than one: a single header may be wrong, and the
   * file works.
   *
   * @param side 0 for a value that is taken, else on which side it lies beyond
   */
  private <T> void weigh(
      Told<T> told,
      ToIntFunction<T> side,
      Function<T, String> words,
      String taken,
      Row row,
      List<Finding> findings,
      Runnable unknown) {
    Set<Integer> sides =
        told.bySource().values().stream().map(side::applyAsInt).collect(Collectors.toSet());
    if (told.isNothing()) {
      unknown.run();
    } else if (sides.size() == 1 && !sides.contains(0) && told.isConfirmed()) {
      breach(findings, row, words.apply(told.first()), taken);
    } else if (sides.size() > 1 || !sides.contains(0)) {
      String said =
          told.bySource().entrySet().stream()
              .map(entry -> words.apply(entry.getValue()) + " by " + entry.getKey())
              .collect(Collectors.joining(", "));
      String doubt = told.isConfirmed() ? "" : ", which nothing confirms";
      String sentence = said + doubt + "; " + provider + " takes " + taken;
      findings.add(Finding.of(Finding.Weight.NOTE, row.kind(), sentence));
    }
  }

  private void breach(List<Finding> findings, Row row, String fault, String taken) {
    String words = fault + "; " + provider + " takes " + taken;
    findings.add(Finding.of(Finding.Weight.BREACH, row.kind(), words));
  }

  private MediaRules and(Row row) {
    List<Row> more = new ArrayList<>(rows);
    more.add(row);
    return new MediaRules(provider, more);
  }

  private static String labels(Set<MediaFormat> formats) {
    return formats.stream().map(MediaFormat::label).collect(Collectors.joining(", "));
  }

  @SafeVarargs
  private static <T> Set<T> ordered(T... values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(values)));
  }
}
