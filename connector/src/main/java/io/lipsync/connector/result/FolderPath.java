package io.lipsync.connector.result;

import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.task.Failures;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The path of a folder as a process gives it, such as {@code videos/2026}: at most ten levels, each
 * a {@link SafeName} of at most 255 bytes, each below the one before. Pure functions.
 */
final class FolderPath {
  static final String FIELD = "destination.folder";
  private static final int MOST_LEVELS = 10;

  private FolderPath() {}

  /**
   * The folder below the base.
   *
   * @param wanted the path; null or blank for the base itself
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} naming the
   *     fault
   */
  static Path below(Path base, String wanted) {
    String path = wanted == null ? "" : wanted.strip();
    if (path.startsWith("/")) {
      throw outside();
    }
    List<String> levels = Arrays.stream(path.split("/")).filter(level -> !level.isEmpty()).toList();
    if (levels.size() > MOST_LEVELS) {
      throw fault("has " + levels.size() + " levels", "At most " + MOST_LEVELS + " are possible");
    }
    Path folder = base;
    for (String level : levels) {
      folder = folder.resolve(checked(level));
    }
    return folder;
  }

  /** Somebody wants to get elsewhere. */
  static RuntimeException outside() {
    return fault("leads out of the folder for results", "Give a path below it, without ..");
  }

  private static String checked(String level) {
    if (level.equals("..")) {
      throw outside();
    }
    if (!SafeName.is(level) || level.endsWith(" ") || level.endsWith(".")) {
      throw fault(
          "has a level " + Redaction.quoted(level),
          "Begin each with a letter or a digit, end none with a blank or a full stop, and use "
              + SafeName.ALLOWED);
    }
    if (SafeName.bytes(level) > SafeName.LONGEST) {
      throw fault(
          "has a level of " + SafeName.bytes(level) + " bytes",
          "At most " + SafeName.LONGEST + " are possible");
    }
    return level;
  }

  private static RuntimeException fault(String fault, String allowed) {
    return Failures.invalidInput(FIELD, fault, allowed);
  }
}
