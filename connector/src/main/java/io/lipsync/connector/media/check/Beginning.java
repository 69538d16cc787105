package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells what a file is by its first bytes. Pure functions. */
final class Beginning {
  /** Boxes that QuickTime files without a type box begin with. */
  private static final Set<String> QUICKTIME = Set.of("moov", "mdat", "wide", "free", "skip");

  private Beginning() {}

  /** The format, or empty when the bytes are of none that providers speak of. */
  static Optional<MediaFormat> format(byte[] bytes) {
    String text = text(bytes, 0, 4);
    String second = text(bytes, 8, 4);
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    if (text(bytes, 4, 4).equals("ftyp")) {
      return Optional.of(
          second.equals("qt  ")
              ? MediaFormat.MOV
              : second.equals("M4A ") ? MediaFormat.M4A : MediaFormat.MP4);
    }
    if (text.equals("RIFF")) {
      return switch (second) {
        case "WAVE" -> Optional.of(MediaFormat.WAV);
        case "AVI " -> Optional.of(MediaFormat.AVI);
        case "WEBP" -> Optional.of(MediaFormat.WEBP);
        default -> Optional.empty();
      };
    }
    if (text.startsWith("ID3")) {
      return Optional.of(MediaFormat.MP3);
    }
    if (text.startsWith("GIF8")) {
      return Optional.of(MediaFormat.GIF);
    }
    if (text.equals("\u0089PNG")) {
      return Optional.of(MediaFormat.PNG);
    }
    if (text.equals("\u001aE\u00df\u00a3")) {
      return Optional.of(MediaFormat.WEBM);
    }
    if (mark == 0xffd8) {
      return Optional.of(MediaFormat.JPEG);
    }
    if ((mark & 0xfff6) == 0xfff0) {
      return Optional.of(MediaFormat.AAC);
    }
    if ((mark & 0xffe6) == 0xffe2) {
      return Optional.of(MediaFormat.MP3);
    }
    if (text.startsWith("BM") && bytes.length > 9 && bytes[6] == 0 && bytes[7] == 0) {
      return Optional.of(MediaFormat.BMP);
    }
    return QUICKTIME.contains(text(bytes, 4, 4)) ? Optional.of(MediaFormat.MOV) : Optional.empty();
  }

  /** Whether it is a page for people, such as the one that asks for a login. */
  static boolean isPage(byte[] bytes) {
    String text = text(bytes, 0, Math.min(bytes.length, 100)).strip().toLowerCase(Locale.ROOT);
    return text.startsWith("<!doctype html") || text.startsWith("<html");
  }

  private static String text(byte[] bytes, int from, int count) {
    return bytes.length < from + count
        ? ""
        : new String(Arrays.copyOfRange(bytes, from, from + count), StandardCharsets.ISO_8859_1);
  }
}
