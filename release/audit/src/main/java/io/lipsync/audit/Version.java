package io.lipsync.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * A version in Maven's order: {@code 1.0-alpha < 1.0-RC1 < 1.0 = 1.0.Final < 1.0.1}. Immutable.
 *
 * @param text as it is published
 */
record Version(String text) implements Comparable<Version> {
  private static final Pattern MAJOR_MINOR = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?=\\D|$).*");
  private static final Pattern PREVIEW =
      Pattern.compile(
          "(?i).*[.\\d-](alpha|beta|milestone|m\\d|rc|cr|snapshot|pre|preview|ea)(?![a-z]).*");
  private static final Pattern LAST_NUMBER = Pattern.compile("\\D*$");

  /** Whether it is no preview: no alpha, beta, milestone, release candidate or snapshot. */
  boolean isFinal() {
    return !PREVIEW.matcher(text).matches();
  }

  /** Whether both have the same major and minor number. */
  boolean isOfTheSameMinorAs(Version other) {
    return isOfTheSameMajorAs(other) && number(2).equals(other.number(2));
  }

  /** Whether both have the same major number. */
  boolean isOfTheSameMajorAs(Version other) {
    return number(1).equals(other.number(1));
  }

  /**
   * Whether this one can take the place of the other: a final, later one of the same minor version
   * and the same product ({@code 33.4.8-jre} and {@code 33.4.8-android} are two).
   */
  boolean isPatchFor(Version other) {
    return isFinal()
        && isOfTheSameMinorAs(other)
        && suffix(text).equals(suffix(other.text))
        && isAfter(other);
  }

  /** Later in Maven's order. */
  boolean isAfter(Version other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Version other) {
    return new ComparableVersion(text).compareTo(new ComparableVersion(other.text));
  }

  private static String suffix(String version) {
    Matcher matcher = LAST_NUMBER.matcher(version);
    return matcher.find() ? matcher.group() : "";
  }

  private String number(int group) {
    Matcher matcher = MAJOR_MINOR.matcher(text);
    if (!matcher.matches()) {
      return text;
    }
    return matcher.group(group) == null ? "0" : matcher.group(group);
  }

  @Override
  public String toString() {
    return text;
  }
}
