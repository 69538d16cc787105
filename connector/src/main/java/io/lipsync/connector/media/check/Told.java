package io.lipsync.connector.media.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What independent places of a file say of the same thing, the most credible first. One place alone
 * may be wrong: players go by another one, and the file works. Immutable.
 *
 * @param bySource each value under the words for the place where it stands
 */
record Told<T>(Map<String, T> bySource) {

  Told {
    bySource = Collections.unmodifiableMap(new LinkedHashMap<>(bySource));
  }

  static <T> Told<T> nothing() {
    return new Told<>(Map.of());
  }

  /** With one more place; what is no value (null, zero, no number) is left out. */
  Told<T> by(String source, T value) {
    boolean isNone =
        value == null || (value instanceof Double number && !(number > 0 && number < 1e15));
    if (isNone) {
      return this;
    }
    Map<String, T> more = new LinkedHashMap<>(bySource);
    more.put(source, value);
    return new Told<>(more);
  }

  /** Only what the most credible place says, where something speaks against the file as a whole. */
  Told<T> alone() {
    return bySource.isEmpty() ? this : Told.<T>nothing().by(source(), first());
  }

  <U> Told<U> map(Function<T, U> change) {
    Map<String, U> changed = new LinkedHashMap<>();
    bySource.forEach((source, value) -> changed.put(source, change.apply(value)));
    return new Told<>(changed);
  }

  boolean isNothing() {
    return bySource.isEmpty();
  }

  boolean isConfirmed() {
    return bySource.size() > 1;
  }

  /** The most credible value, or null when there is none. */
  T first() {
    return isNothing() ? null : bySource.values().iterator().next();
  }

  private String source() {
    return bySource.keySet().iterator().next();
  }
}
