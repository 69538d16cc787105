package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a file is.
 *
 * @param format its format; of MP4 and M4A, which differ in what they hold, the one that fits it
 * @param measures what it tells of itself
 */
record Contents(MediaFormat format, Measures measures) {
  private static final int FIRST_PAGE = 512;

  /**
   * Looks at a file; empty when it is of no format that is known.
   *
   * @param wanted what it is for
   * @throws IOException when it cannot be read
   */
  static Optional<Contents> of(MediaKind wanted, PartStream file) throws IOException {
    Optional<MediaFormat> format = Signatures.of(file);
    if (format.isEmpty()) {
      return Optional.empty();
    }
    Measures measures = measure(format.get(), file);
    return Optional.of(new Contents(named(format.get(), measures.kind(), wanted), measures));
  }

  /** Whether it is known not to be for that. */
  boolean isNot(MediaKind wanted) {
    return !format.holds(wanted) || (measures.kind() != null && measures.kind() != wanted);
  }

  /** The format in words, with what is odd about it for that. */
  String described(MediaKind wanted) {
    boolean isOdd = format.holds(wanted) && isNot(wanted);
    boolean hasPicture = measures.kind() == MediaKind.VIDEO;
    return format.label() + (isOdd ? hasPicture ? " with a picture" : " without a picture" : "");
  }

  static Measures measure(MediaFormat format, PartStream file) throws IOException {
    return switch (format) {
      case MP4, MOV, M4A, THREE_GP -> Mp4File.measure(file);
      case WEBM, MKV -> MatroskaFile.measure(file);
      case WAV, RF64, BW64, AVI -> RiffFile.measure(file);
      case MP3, MP2, AAC -> AudioFile.measure(file);
      case JPEG, PNG, WEBP, GIF, BMP -> PictureFile.measure(format, file);
      case OGG -> Measures.of(ogg(file));
      default -> Measures.NONE;
    };
  }

  /** An MP4 without a picture is what everybody calls M4A, whatever its type box says. */
  private static MediaFormat named(MediaFormat format, MediaKind kind, MediaKind wanted) {
    if (format != MediaFormat.MP4 && format != MediaFormat.M4A) {
      return format;
    }
    MediaFormat usual = wanted == MediaKind.AUDIO ? MediaFormat.M4A : MediaFormat.MP4;
    if (kind == null) {
      return usual;
    }
    return kind == MediaKind.VIDEO
        ? MediaFormat.MP4
        : wanted == MediaKind.AUDIO ? MediaFormat.M4A : format;
  }

  /** All streams are named on the first pages (RFC 3533). */
  private static MediaKind ogg(PartStream file) throws IOException {
    String page = new String(file.read(0, FIRST_PAGE), StandardCharsets.ISO_8859_1);
    return page.contains("theora")
        ? MediaKind.VIDEO
        : page.matches("(?s).*(OpusHead|vorbis|Speex|FLAC).*") ? MediaKind.AUDIO : null;
  }
}
