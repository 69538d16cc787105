package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaBytes;
import io.lipsync.connector.media.MediaKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Looks at one file: what it is, what it tells of itself, and what a provider's table says to that.
 *
 * @param kind what it is for
 * @param contentType what somebody calls it, or null
 * @param rules the provider's table
 */
record Examination(MediaKind kind, String contentType, MediaRules rules) {

  /**
   * Looks at the file.
   *
   * @throws IOException when it cannot be read
   */
  List<Finding> of(MediaBytes bytes) throws IOException {
    if (bytes.size() == 0) {
      return List.of(Finding.of(Finding.Weight.BREACH, kind, "is empty"));
    }
    PartStream file = new PartStream(bytes);
    if (file.read(0, 1).length == 0) {
      return List.of(Finding.of(Finding.Weight.NOTE, kind, "could not be read"));
    }
    Optional<Contents> contents = Contents.of(kind, file);
    if (contents.isEmpty()) {
      return List.of(Finding.of(Finding.Weight.NOTE, kind, unknown()));
    }
    if (contents.get().isNot(kind)) {
      return List.of(Finding.of(Finding.Weight.BREACH, kind, another(contents.get())));
    }
    return rules.judge(
        kind,
        contents.get().format(),
        bytes.size() < 0 ? null : bytes.size(),
        contents.get().measures());
  }

  private String unknown() {
    String type = contentType == null ? "" : contentType.split(";")[0].strip();
    String plain = type.replaceAll("[^\\w.+/-]", "");
    String hint = plain.isEmpty() || plain.length() > 80 ? "" : "; it is called " + plain;
    return "could not be recognised as " + noun(kind) + hint;
  }

  private String another(Contents contents) {
    String label = contents.format().label();
    MediaKind found = contents.measures().kind();
    if (kind == MediaKind.VIDEO && contents.format().holds(kind)) {
      return "has no picture, it is %s (%s)".formatted(noun(found), label);
    }
    MediaKind usual = found == null ? contents.format().kind() : found;
    return usual == null
        ? "is %s, not %s".formatted(label, noun(kind))
        : "is %s (%s), not %s".formatted(noun(usual), label, noun(kind));
  }

  private static String noun(MediaKind kind) {
    return switch (kind) {
      case VIDEO -> "a video";
      case AUDIO -> "an audio file";
      case IMAGE -> "a picture";
    };
  }
}
