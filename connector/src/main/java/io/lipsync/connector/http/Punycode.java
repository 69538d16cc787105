package io.lipsync.connector.http;

/** Unicode letters as ASCII: the encoding of RFC 3492, section 6.3. Pure functions. */
final class Punycode {
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_LETTER = 128;

  private Punycode() {}

  /** The letters in Punycode, without the {@code xn--} of a label. At most 63 letters are given. */
  static String of(String text) {
    int[] letters = text.codePoints().toArray();
    StringBuilder code = new StringBuilder();
    text.codePoints().filter(letter -> letter < FIRST_LETTER).forEach(code::appendCodePoint);
    int basic = code.length();
    int done = basic;
    if (basic > 0) {
      code.append('-');
    }
    int bias = FIRST_BIAS;
    int delta = 0;
    for (int letter = FIRST_LETTER; done < letters.length; letter++, delta++) {
      int from = letter;
      int next = text.codePoints().filter(each -> each >= from).min().getAsInt();
      delta += (next - letter) * (done + 1);
      letter = next;
      for (int each : letters) {
        if (each < letter) {
          delta++;
        } else if (each == letter) {
          append(code, delta, bias);
          bias = adapted(delta, done + 1, done == basic);
          delta = 0;
          done++;
        }
      }
    }
    return code.toString();
  }

  private static void append(StringBuilder code, int delta, int bias) {
    int rest = delta;
    for (int k = BASE; ; k += BASE) {
      int limit = Math.clamp(k - bias, T_MIN, T_MAX);
      if (rest < limit) {
        code.append(DIGITS.charAt(rest));
        return;
      }
      code.append(DIGITS.charAt(limit + (rest - limit) % (BASE - limit)));
      rest = (rest - limit) / (BASE - limit);
    }
  }

  private static int adapted(int delta, int count, boolean isFirst) {
    int rest = delta / (isFirst ? DAMP : 2);
    rest += rest / count;
    int k = 0;
    for (; rest > (BASE - T_MIN) * T_MAX / 2; k += BASE) {
      rest /= BASE - T_MIN;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }
}
