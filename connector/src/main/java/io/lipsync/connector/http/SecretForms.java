package io.lipsync.connector.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A secret in every form in which somebody may quote it: as it is, percent-encoded (RFC 3986), as
 * JSON and HTML escape it, in hex, and in base64 (RFC 4648) wherever it stands in what was encoded.
 * Immutable and thread-safe.
 *
 * @param pattern finds every form, or null without a secret
 * @param longest characters that one form has at most
 */
record SecretForms(Pattern pattern, int longest) {
  /** Room for secrets that only patterns know, such as signatures. */
  private static final int USUAL = 2048;

  static final SecretForms NONE = new SecretForms(null, USUAL);

  /** The longest way to write one character: percent-encoded four times. */
  private static final int LONGEST_CHARACTER = 10;

  /** What is longer is looked for as it is: patterns of such a length would exhaust the stack. */
  private static final int LONGEST_ENCODED = 512;

  /** What is shorter could as well be part of a word. */
  private static final int SHORTEST_ENCODED = 8;

  static SecretForms of(Secret secret) {
    String text = secret.reveal();
    if (text.length() > LONGEST_ENCODED) {
      return new SecretForms(Pattern.compile(Pattern.quote(text)), Math.max(USUAL, text.length()));
    }
    List<String> forms = new ArrayList<>();
    forms.add(escaped(text));
    if (text.length() >= SHORTEST_ENCODED) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      forms.add(HexFormat.of().formatHex(bytes));
      for (int before = 0; before < 3; before++) {
        forms.add(base64(bytes, before));
      }
    }
    return new SecretForms(
        Pattern.compile(String.join("|", forms), Pattern.CASE_INSENSITIVE),
        Math.max(USUAL, LONGEST_CHARACTER * text.length()));
  }

  String removeFrom(String text) {
    return pattern == null ? text : pattern.matcher(text).replaceAll("***");
  }

  private static String escaped(String text) {
    StringBuilder form = new StringBuilder();
    text.chars().forEach(character -> form.append(escaped((char) character)));
    return form.toString();
  }

  private static String escaped(char character) {
    String hex = String.format(Locale.ROOT, "%02x", (int) character);
    return "(?:\\\\{0,3}%s|%%(?:25){0,3}%s|\\\\{1,3}u00%s|&#(?:x0{0,4}%s|0{0,4}%d);)"
        .formatted(Pattern.quote(String.valueOf(character)), hex, hex, hex, (int) character);
  }

  /**
   * The characters of base64 that depend on nothing but the secret.
   *
   * @param before bytes before it in its group of three
   */
  private static String base64(byte[] bytes, int before) {
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    String own = all.substring((before * 8 + 5) / 6, shifted.length * 8 / 6);
    StringBuilder form = new StringBuilder();
    own.chars()
        .forEach(
            character ->
                form.append(
                    switch (character) {
                      case '+' -> "(?:[+-]|%2B)";
                      case '/' -> "(?:\\\\{0,2}/|_|%2F)";
                      default -> (char) character;
                    }));
    // Up to two characters behind it are half its own, then comes padding.
    return form + "[a-z0-9+/_-]{0,2}={0,2}";
  }
}
