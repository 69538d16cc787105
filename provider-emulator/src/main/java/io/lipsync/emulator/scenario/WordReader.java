package io.lipsync.emulator.scenario;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the parts of one scenario word from left to right; parts are separated by colons. For one
 * thread.
 */
final class WordReader {

  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)?");

  private final String word;
  private final Deque<String> parts;

  WordReader(String word) {
    this.word = word;
    this.parts = new ArrayDeque<>(List.of(word.split(":", -1)));
  }

  String next(String what) {
    String part = parts.poll();
    if (part == null || part.isEmpty()) {
      throw new IllegalArgumentException(quoted() + " lacks " + what);
    }
    return part;
  }

  boolean more() {
    return !parts.isEmpty();
  }

  /** Everything that is left, colons included: the last argument may be a text. */
  Optional<String> rest() {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    String rest = String.join(":", parts);
    parts.clear();
    return Optional.of(rest);
  }

  int number(String what) {
    String part = next(what);
    try {
      return Integer.parseInt(part);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: %s must be a whole number, not '%s'".formatted(quoted(), what, part), e);
    }
  }

  /** A whole number if the next part is one. */
  OptionalInt numberIfAny() {
    if (more() && parts.peek().matches("\\d{1,9}")) {
      return OptionalInt.of(Integer.parseInt(parts.poll()));
    }
    return OptionalInt.empty();
  }

  Duration duration() {
    String part = next("a duration such as 500ms, 5s, 2m");
    Matcher matcher = DURATION.matcher(part);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          quoted() + ": a duration looks like 500ms, 5s, 2m or 1h, not '" + part + "'");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofSeconds(amount);
    };
  }

  /** The remaining parts of the form {@code name=value}. */
  Map<String, String> options(List<String> known) {
    Map<String, String> options = new LinkedHashMap<>();
    while (more()) {
      String[] option = parts.poll().split("=", 2);
      if (option.length < 2 || !known.contains(option[0])) {
        throw new IllegalArgumentException(
            "%s: '%s' is none of the options %s".formatted(quoted(), option[0], known));
      }
      options.put(option[0], option[1]);
    }
    return options;
  }

  /** Refuses words with more parts than they can have. */
  <T> T end(T behaviour) {
    if (more()) {
      throw new IllegalArgumentException(quoted() + " has too many parts: '" + rest().get() + "'");
    }
    return behaviour;
  }

  private String quoted() {
    return "scenario word '" + word + "'";
  }
}
