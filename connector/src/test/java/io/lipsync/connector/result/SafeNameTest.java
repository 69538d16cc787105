package io.lipsync.connector.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "_a",
        "Grüße an alle (de).mp4",
        "नमस्ते दुनिया.mp4",
        "क्‍ष.mp4",
        "สวัสดีชาวโลก.mp4",
        "வணக்கம்.mp4",
        "مَرْحَبًا.mp4",
        "می‌خواهم.mp4",
        "שָׁלוֹם.mp4",
        "张三 2026.mp4",
        "year=2026",
        "「動画」.mp4",
        "【4K】第1集：张三（终版）.mp4",
        "བཀྲ་ཤིས་.mp4",
        "ጤና፡ይስጥልኝ.mp4",
        "צה״ל.mp4",
        "a+b, c@d-e"
      })
  void namesOfAnyScriptAreNames(String name) {
    assertThat(SafeName.is(name)).isTrue();
    assertThat(SafeName.is(Normalizer.normalize(name, Normalizer.Form.NFD))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " a",
        ".",
        "..",
        ".hidden",
        "-rf",
        "a/b",
        "a\\b",
        "a:b",
        "a\nb",
        "a\r",
        "a\tb",
        "a\u0000b",
        "a\u0085b",
        "a\u2028b",
        "a\u202Eb",
        "a\u2066b",
        "a\u200Eb",
        "a\u200Fb",
        "a\uFEFFb",
        "\u0301a",
        "\u200Da",
        "a.\u200D",
        "a$b",
        "a`b",
        "a;b",
        "a|b",
        "a*",
        "a?",
        "a\"b",
        "a'b",
        "a\uFF0Fb",
        "a\uFF3Cb",
        "\uFF0E\uFF0E",
        "a\u2044b",
        "a\u2024",
        "\uFF1Aa",
        "<a>",
        "{{secrets.X}}"
      })
  void everythingElseIsNone(String name) {
    assertThat(SafeName.is(name)).isFalse();
  }

  @Test
  void anyLengthIsLookedAt() {
    assertThat(SafeName.is("क्ष".repeat(100_000))).isTrue();
    assertThat(SafeName.is("a".repeat(300_000) + "/")).isFalse();
  }

  static Stream<String> long_() {
    return Stream.of(
        "a", "ü", "u\u0308", "张", "क्षि", "\uD835\uDD38", "a .", "می‌خ", "\u1112\u1161\u11ab");
  }

  @ParameterizedTest
  @MethodSource("long_")
  void isShortenedBetweenCharacters(String part) {
    for (int most = 240; most <= 255; most++) {
      String name = SafeName.shortened(part.repeat(300), most);
      assertThat(SafeName.bytes(name)).isBetween(most - 24, most);
      assertThat(SafeName.is(name)).isTrue();
      assertThat(name).doesNotEndWith(" ").doesNotEndWith(".");
      int next = part.repeat(300).codePointAt(name.length());
      assertThat(Character.getType(next)).isNotEqualTo(Character.NON_SPACING_MARK);
    }
  }

  /** Decomposed letters of Korea (NFD), as macOS writes them, are one letter too. */
  @Test
  void isNeverCutInsideOfALetter() {
    String letter = "\u1112\u1161\u11ab";
    for (int most = 240; most <= 255; most++) {
      assertThat(SafeName.shortened(letter.repeat(300), most).length() % 3).isZero();
    }
    assertThat(SafeName.shortened("a" + "\u0301".repeat(300), 250))
        .as("a letter with more marks than have room")
        .startsWith("a\u0301")
        .hasSizeGreaterThan(100);
  }

  @Test
  void whatHasRoomStaysAsItIs() {
    assertThat(SafeName.shortened("张三", 255)).isEqualTo("张三");
  }
}
