package io.lipsync.connector.result;

import io.lipsync.connector.task.Failures;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Names of saved files: one name, no path, nothing that a file system or a shell would interpret.
 */
final class FileName {
  private static final Pattern SAFE =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} ._()+-]{0,149}");

  private FileName() {}

  /** The wanted name, or if there is none the last part of the link. */
  static String of(String wanted, URI link, VideoFormat format) {
    if (wanted != null && !wanted.isBlank()) {
      return withExtension(checked(wanted.trim()), format);
    }
    String path = link.getPath() == null ? "" : link.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return withExtension(
        SAFE.matcher(last).matches() ? last.replace("secrets.", "secrets_") : "lip-sync", format);
  }

  /** The name, unless it could lead elsewhere. */
  static String checked(String name) {
    if (!SAFE.matcher(name).matches()) {
      throw Failures.invalidInput(
          "fileName",
          "is '" + (name.length() > 40 ? name.substring(0, 40) + "…" : name) + "'",
          "Use letters, digits, blanks and ._()+- only, no path, at most 150 characters");
    }
    return name;
  }

  private static String withExtension(String name, VideoFormat format) {
    return name.matches("(?i).*\\.(mp4|mov|m4v|webm)") ? name : name + "." + format.extension();
  }
}
