package io.lipsync.connector.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The file formats that lip-sync providers speak of. A format is told by the media type that the
 * document was stored with, or where that says nothing, by the ending of its name.
 */
public enum MediaFormat {
  MP4(MediaKind.VIDEO, "MP4", "video/mp4", Set.of("mp4", "m4v"), "video/x-m4v"),
  MOV(MediaKind.VIDEO, "MOV", "video/quicktime", Set.of("mov", "qt")),
  WEBM(MediaKind.VIDEO, "WebM", "video/webm", Set.of("webm")),
  AVI(MediaKind.VIDEO, "AVI", "video/x-msvideo", Set.of("avi"), "video/avi", "video/msvideo"),
  MP3(MediaKind.AUDIO, "MP3", "audio/mpeg", Set.of("mp3"), "audio/mp3"),
  WAV(
      MediaKind.AUDIO,
      "WAV",
      "audio/wav",
      Set.of("wav"),
      "audio/x-wav",
      "audio/wave",
      "audio/vnd.wave"),
  M4A(MediaKind.AUDIO, "M4A", "audio/mp4", Set.of("m4a"), "audio/m4a", "audio/x-m4a"),
  AAC(MediaKind.AUDIO, "AAC", "audio/aac", Set.of("aac"), "audio/x-aac", "audio/aacp"),
  JPEG(MediaKind.IMAGE, "JPEG", "image/jpeg", Set.of("jpg", "jpeg"), "image/jpg"),
  PNG(MediaKind.IMAGE, "PNG", "image/png", Set.of("png")),
  WEBP(MediaKind.IMAGE, "WebP", "image/webp", Set.of("webp")),
  GIF(MediaKind.IMAGE, "GIF", "image/gif", Set.of("gif")),
  BMP(MediaKind.IMAGE, "BMP", "image/bmp", Set.of("bmp"), "image/x-ms-bmp");

  private static final Set<String> SAY_NOTHING =
      Set.of("", "application/octet-stream", "binary/octet-stream");

  private final MediaKind kind;
  private final String label;
  private final String contentType;
  private final Set<String> endings;
  private final Set<String> otherTypes;

  MediaFormat(
      MediaKind kind, String label, String contentType, Set<String> endings, String... otherTypes) {
    this.kind = kind;
    this.label = label;
    this.contentType = contentType;
    this.endings = endings;
    this.otherTypes = Set.of(otherTypes);
  }

  /**
   * The format of a document.
   *
   * @param contentType its media type, or null
   * @param fileName its name, or null
   */
  public static Optional<MediaFormat> of(String contentType, String fileName) {
    String type = contentType == null ? "" : contentType.split(";")[0].trim();
    String plain = type.toLowerCase(Locale.ROOT);
    return SAY_NOTHING.contains(plain)
        ? find(format -> format.endings.contains(ending(fileName)))
        : find(format -> format.contentType.equals(plain) || format.otherTypes.contains(plain));
  }

  public MediaKind kind() {
    return kind;
  }

  /** The name that people know. */
  public String label() {
    return label;
  }

  /** The media type that providers are told. */
  public String contentType() {
    return contentType;
  }

  /** The usual ending of file names, without its dot. */
  public String extension() {
    return this == JPEG ? "jpg" : name().toLowerCase(Locale.ROOT);
  }

  private static Optional<MediaFormat> find(java.util.function.Predicate<MediaFormat> condition) {
    return Arrays.stream(values()).filter(condition).findFirst();
  }

  private static String ending(String fileName) {
    int dot = fileName == null ? -1 : fileName.lastIndexOf('.');
    return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
