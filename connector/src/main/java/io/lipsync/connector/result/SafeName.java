package io.lipsync.connector.result;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One name in a file system: letters and digits of any script with the marks and joiners that they
 * are written with, and a few signs that neither a file system nor a shell interprets. No path, no
 * control character, no direction mark, no full stop or blank where it would hide something. Pure
 * functions.
 */
final class SafeName {
  /** What all common file systems take, in bytes of UTF-8. */
  static final int LONGEST = 255;

  /** What is allowed, for people. */
  static final String ALLOWED = "letters, digits, blanks and ._()+=,@- only";

  private static final Pattern SAFE =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}\\u200C\\u200D._()+=,@ -]*");

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
   * The beginning of a name that has room in so many bytes: whole characters with all of their
   * marks, and no blank or full stop at the end.
   */
  static String shortened(String name, int most) {
    int end = 0;
    int size = 0;
    while (end < name.length()) {
      int character = name.codePointAt(end);
      size += bytes(Character.toString(character));
      if (size > most) {
        break;
      }
      end += Character.charCount(character);
    }
    while (end > 0 && end < name.length() && continues(name.codePointAt(end))) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end).replaceAll("[ .\\u200C\\u200D]+$", "");
  }

  /** Whether a character belongs to the one before it. */
  private static boolean continues(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }
}
