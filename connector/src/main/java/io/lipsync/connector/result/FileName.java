package io.lipsync.connector.result;

import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.task.Failures;
import java.net.URI;

/**
 * Names of saved files: one {@link SafeName} with the ending of a video, at most 255 bytes long. A
 * longer one is shortened in front of its ending.
 */
final class FileName {
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
    boolean named = MediaFormat.hinted(null, name).stream().anyMatch(FileName::isVideo);
    int dot = named ? name.lastIndexOf('.') : name.length();
    String ending = named ? name.substring(dot) : "." + format.extension();
    String stem = name.substring(0, dot);
    return SafeName.bytes(stem + ending) <= SafeName.LONGEST
        ? stem + ending
        : SafeName.shortened(stem, SafeName.LONGEST - ending.length()) + ending;
  }

  private static boolean isVideo(MediaFormat format) {
    return format.kind() == MediaKind.VIDEO;
  }
}
