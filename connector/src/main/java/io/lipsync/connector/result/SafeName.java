package io.lipsync.connector.result;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One name in a file system: letters and digits of any script with the marks, joiners and
 * punctuation that they are written with, and a few signs that neither a file system nor a shell
 * interprets. No path, no control character, no direction mark, no full stop or blank where it
 * would hide something. Pure functions.
 */
final class SafeName {
  /** What all common file systems take, in bytes of UTF-8. */
  static final int LONGEST = 255;

  /** What is allowed, for people. */
  static final String ALLOWED = "letters, digits, blanks and ._()+=,@- only";

  /** Not what looks like a full stop or a slash, and may be taken for one. */
  private static final String BEYOND_ASCII =
      "&&[^\\x00-\\x7F\\u2024\\u2025\\uFE52\\uFE68\\uFF0E\\uFF0F\\uFF3C]";

  private static final Pattern SAFE =
      Pattern.compile(
          "[\\p{L}\\p{N}_[\\p{Ps}\\p{Pi}%1$s]][\\p{L}\\p{M}\\p{N}\\u200C\\u200D._()+=,@\\- [\\p{P}%1$s]]*"
              .formatted(BEYOND_ASCII));

  private static final Pattern CODE_POINT = Pattern.compile(".", Pattern.DOTALL);
  private static final Pattern LETTER = Pattern.compile("\\X");

  /** Persian and the scripts of India write with them, but only after a letter. */
  private static final Pattern STRAY_JOINER =
      Pattern.compile("(?<![\\p{L}\\p{M}])[\\u200C\\u200D]");

  private SafeName() {}

  /** Whether the text is such a name, however long. */
  static boolean is(String text) {
    return SAFE.matcher(text).matches() && !STRAY_JOINER.matcher(text).find();
  }

  /** How long a file system finds it. */
  static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * The beginning of a name that has room in so many bytes: whole letters with all of their marks
   * (UAX 29) if one has room, and no blank or full stop at the end.
   */
  static String shortened(String name, int most) {
    int end = fitting(LETTER.matcher(name), most);
    String whole = name.substring(0, end == 0 ? fitting(CODE_POINT.matcher(name), most) : end);
    return whole.replaceAll("[ .\\u200C\\u200D]+$", "");
  }

  /** Where the last part ends that has room. */
  private static int fitting(Matcher parts, int most) {
    int end = 0;
    int size = 0;
    while (parts.find()) {
      size += bytes(parts.group());
      if (size > most) {
        break;
      }
      end = parts.end();
    }
    return end;
  }
}
