package io.lipsync.connector.input;

import io.lipsync.connector.task.Failures;
import java.util.HashMap;
import java.util.Map;

/**
 * The secrets that the runtime filled into the variables of one job, each with how often it did.
 * Values are never printed. Not thread-safe.
 */
final class FilledSecrets {
  /** A job needs one, for its API key. */
  private static final int MOST = 100;

  /** The runtime asks for an unknown name again for each of its occurrences. */
  private static final int MOST_UNKNOWN = 1000;

  private final Map<String, Integer> timesByValue = new HashMap<>();
  private int known;
  private int unknown;

  /**
   * A reference was replaced.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} when there are
   *     so many that the runtime would be busy with nothing else
   */
  void add(String value) {
    known++;
    limit(known, MOST);
    if (!value.isEmpty()) {
      timesByValue.merge(value, 1, Integer::sum);
    }
  }

  /**
   * A reference was left as it is; throws like {@link #add}.
   *
   * @return the text in its place
   */
  String leave(String name) {
    unknown++;
    limit(unknown, MOST_UNKNOWN);
    return "secrets." + name;
  }

  Map<String, Integer> timesByValue() {
    return Map.copyOf(timesByValue);
  }

  private static void limit(int times, int most) {
    if (times > most) {
      throw Failures.invalidInput(
          JobInput.VARIABLE,
          "contains more references to secrets than any job needs",
          "Use one, in the API key field");
    }
  }

  @Override
  public String toString() {
    return "FilledSecrets[" + known + "]";
  }
}
