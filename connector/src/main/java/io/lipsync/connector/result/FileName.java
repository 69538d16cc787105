package io.lipsync.connector.result;

import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.task.Failures;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of saved files: one {@link SafeName} with the ending of a video, at most 255 bytes long. A
 * longer one is shortened in front of its ending.
 */
final class FileName {
  private static final Pattern ENDING =
      Pattern.compile("\\.(mp4|mov|m4v|webm|mkv|avi)$", Pattern.CASE_INSENSITIVE);

  private FileName() {}

  /** The wanted name, or if there is none the last part of the link. */
  static String of(String wanted, URI link, MediaFormat format) {
    if (wanted != null && !wanted.isBlank()) {
      return withExtension(checked(wanted.trim()), format);
    }
    String path = link.getPath() == null ? "" : link.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    String name = withExtension(SafeName.is(last) ? last : "lip-sync", format);
    // The runtime would take secrets.mp4 for the name of a secret.
    return withExtension(name.replace("secrets.", "secrets_."), format);
  }

  /** The name, unless it could lead elsewhere. */
  static String checked(String name) {
    if (!SafeName.is(name)) {
      throw Failures.invalidInput(
          "fileName",
          "is " + Redaction.quoted(name),
          "Begin it with a letter or a digit, and use " + SafeName.ALLOWED + ", no path");
    }
    return name;
  }

  private static String withExtension(String name, MediaFormat format) {
    Matcher own = ENDING.matcher(name);
    boolean named = own.find();
    String ending = named ? own.group() : "." + format.extension();
    String stem = named ? name.substring(0, own.start()) : name;
    return SafeName.bytes(stem + ending) <= SafeName.LONGEST
        ? stem + ending
        : SafeName.shortened(stem, SafeName.LONGEST - ending.length()) + ending;
  }
}
