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
    return Stream.of("a", "ü", "u\u0308", "张", "क्षि", "\uD835\uDD38", "a .", "می‌خ");
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

  @Test
  void whatHasRoomStaysAsItIs() {
    assertThat(SafeName.shortened("张三", 255)).isEqualTo("张三");
  }
}
