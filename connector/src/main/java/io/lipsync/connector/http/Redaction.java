package io.lipsync.connector.http;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes a text that somebody else wrote fit for logs, messages and process variables. Providers
 * quote what they were sent: links with signatures, our callback address with its token, the API
 * key; and a text may hold line breaks and direction marks that make a log say something else.
 *
 * <p>Texts of any length are cleaned in a time that does not grow with them: only their beginning
 * is looked at, with so much behind it that no secret is cut in half. Pure functions.
 */
public final class Redaction {
  private static final int LONGEST = 500;
  private static final int LONGEST_QUOTE = 40;

  /** Line breaks and other control characters, which become a blank. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  /** What nobody sees: direction marks, joiners, halves of characters. They would hide secrets. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}]+");

  /** A link's two slashes, also as JSON escapes them. */
  private static final String SLASHES = ":(?:\\\\{0,3}/){2}";

  private static final String IN_AUTHORITY = "[^\\s/?#\"'<>\\\\]";

  private static final List<Rule> RULES =
      List.of(
          // RFC 3986, section 3.2.1; what is longer than any host counts as one with its password.
          new Rule(
              "(" + SLASHES + ")(?:" + IN_AUTHORITY + "*@|" + IN_AUTHORITY + "{256,})", "$1***@"),
          new Rule("(%3A%2F%2F)[^\\s/?#\"'<>]*?%40", "$1***%40"),
          new Rule("(https?" + SLASHES + "[^\\s?#\"'<>]*)[?#][^\\s\"'<>]*", "$1?***"),
          new Rule("(https?%3A%2F%2F[^\\s?#\"'<>]*?)%(?:3F|23)[^\\s\"'<>]*", "$1%3F***"),
          // What proves something, by its name, also where the link around it has lost its
          // beginning.
          new Rule(
              "((?:token|(?<![a-z])sig|signature|secret|passw(?:or)?d|pwd|credentials?|authorization"
                  + "|(?:api|access|secret|private)[-_]?key(?:[-_]?id)?)"
                  + "[\"'\\\\]{0,4}(?:=|%3D|\\\\{1,2}u003d|\\s?(?::(?!//)|%3A|\\\\{1,2}u003a)\\s{0,3})[\"'\\\\]{0,4})"
                  + "(?:(?:bearer|basic)\\s{1,3})?[^\\s&\"'<>\\\\]+",
              "$1***"),
          // RFC 6750 and RFC 7617.
          new Rule("\\b(bearer)(?:\\s{1,9}|%20|\\+)(?!token\\b|auth)[^\\s\"'<>&\\\\]+", "$1 ***"),
          new Rule("\\b(basic)\\s+(?=[a-z+/]*[0-9=])[a-z0-9+/]{8,}={0,2}", "$1 ***"),
          // Other people's keys, and tokens by RFC 7519, which need no name to be known.
          new Rule("\\bsk-[a-z0-9_-]{16,}|\\beyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]*)?", "***"));

  private Redaction() {}

  private record Rule(Pattern pattern, String replacement) {
    Rule(String pattern, String replacement) {
      this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), replacement);
    }

    String apply(String text) {
      return pattern.matcher(text).replaceAll(replacement);
    }
  }

  /**
   * The text in one line, at most 500 characters of it and a mark where it was cut, without queries
   * and passwords of links, tokens, signatures and what else proves something by its name.
   */
  public static String clean(String text) {
    return clean(text, null, LONGEST);
  }

  /** The same, and without the secret, in plain or as HTTP, HTML and JSON would write it. */
  public static String clean(String text, Secret secret) {
    return clean(text, secret, LONGEST);
  }

  /** A short text that somebody typed, cleaned and in quotes, for a message that names it. */
  public static String quoted(String text) {
    return "'" + clean(text, null, LONGEST_QUOTE) + "'";
  }

  private static String clean(String text, Secret secret, int longest) {
    SecretForms forms = secret == null ? SecretForms.NONE : SecretForms.of(secret);
    int margin = forms.longest();
    boolean cut = text.length() > longest + 4 * margin;
    String shown = cut ? text.substring(0, longest + 4 * margin) : text;
    shown = INVISIBLE.matcher(shown).replaceAll("");
    shown = CONTROLS.matcher(shown).replaceAll(" ");
    shown = forms.removeFrom(shown);
    for (Rule rule : RULES) {
      shown = rule.apply(shown);
    }
    // What lay at the end may be one half of a secret that no pattern knows; patterns may have
    // drawn it up to here, and none makes a text twice as long.
    int whole = cut ? Math.max(0, shown.length() - 2 * margin) : shown.length();
    return whole > longest || cut ? upTo(shown, Math.min(whole, longest)) + "…" : shown;
  }

  /** The beginning of a text without half a character at its end. */
  private static String upTo(String text, int length) {
    boolean half =
        length > 0 && length < text.length() && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, half ? length - 1 : length);
  }
}
