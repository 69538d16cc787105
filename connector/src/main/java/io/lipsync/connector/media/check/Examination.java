package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks at one file: what it is, what its headers tell, and what a provider's table says to that.
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
    byte[] head = bytes.read(0, PartStream.BLOCK);
    if (head.length == 0) {
      return List.of(Finding.of(Finding.Weight.BREACH, kind, "is empty"));
    }
    Optional<MediaFormat> format = Beginning.format(head);
    if (format.isEmpty()) {
      return List.of(unknown(head));
    }
    Measures measures = measure(format.get(), new PartStream(bytes));
    MediaFormat found = heard(format.get(), measures);
    if (found.kind() != kind) {
      return List.of(
          Finding.of(
              Finding.Weight.BREACH,
              kind,
              "is %s (%s), not %s".formatted(noun(found.kind()), found.label(), noun(kind))));
    }
    return rules.judge(kind, found, bytes.size() < 0 ? null : bytes.size(), measures);
  }

  private Finding unknown(byte[] head) {
    if (Beginning.isPage(head)) {
      return Finding.of(Finding.Weight.BREACH, kind, "is a web page, not " + noun(kind));
    }
    String type = contentType == null ? "" : contentType.split(";")[0].strip();
    String main = type.toLowerCase(Locale.ROOT).split("/")[0];
    boolean another =
        switch (main) {
          case "text", "image", "video", "audio" -> !main.equals(kind.word());
          default -> type.equalsIgnoreCase("application/pdf") || type.endsWith("json");
        };
    return another
        ? Finding.of(
            Finding.Weight.BREACH,
            kind,
            "is " + type.replaceAll("[^\\w.+/-]", "") + ", not " + noun(kind))
        : Finding.of(Finding.Weight.NOTE, kind, "could not be recognised as " + noun(kind));
  }

  static Measures measure(MediaFormat format, PartStream file) {
    return switch (format) {
      case MP4, MOV, M4A -> Mp4File.measure(file);
      case WAV, AVI -> RiffFile.measure(file);
      case MP3 -> Mp3File.measure(file);
      case JPEG, PNG, WEBP, GIF, BMP -> PictureFile.measure(format, file);
      case WEBM, AAC -> Measures.NONE;
    };
  }

  /** An MP4 without a picture is what everybody calls M4A, whatever its type box says. */
  private MediaFormat heard(MediaFormat format, Measures measures) {
    boolean isSound =
        format == MediaFormat.MP4 && kind == MediaKind.AUDIO && !measures.hasPicture();
    return isSound ? MediaFormat.M4A : format;
  }

  private static String noun(MediaKind kind) {
    return switch (kind) {
      case VIDEO -> "a video";
      case AUDIO -> "an audio file";
      case IMAGE -> "a picture";
    };
  }
}
