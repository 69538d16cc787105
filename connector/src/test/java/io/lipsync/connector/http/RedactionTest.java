package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String KEY = "sk-te/st+0123=Ab\"cdef";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No matching face found.                 | No matching face found.
          https://a.b/c.mp4 is no video           | https://a.b/c.mp4 is no video
          https://a.b/c.mp4?sig=SECRET is no video| https://a.b/c.mp4?*** is no video
          HTTPS://A.B?SECRET                      | HTTPS://A.B?***
          "https://a.b/c#SECRET", "http://d?S"    | "https://a.b/c?***", "http://d?***"
          why? and what#?                         | why? and what#?
          """)
  void cutsTheQueriesOfLinks(String text, String clean) {
    assertThat(Redaction.clean(text)).isEqualTo(clean);
  }

  /** A gateway that quotes JSON in a text, or a link in a link. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cannot call {\"callback_url\":\"https:\\/\\/a.b\\/inbound\\/x?task=k&token=SECRET\"}",
        "cannot call {\"callback_url\":\"a.b/inbound/x?task=k\\u0026token=SECRET\"}",
        "cannot call a.b/inbound/x?task=k&token=SECRET",
        "cannot call https%3A%2F%2Fa.b%2Finbound%2Fx%3Ftask%3Dk%26token%3DSECRET",
        "cannot read oss://a/b?OSSAccessKeyId=k&Signature=SECRET%2Babc",
        "cannot read a.b/c?X-Amz-Signature=SECRET&x=1",
        "cannot read a.b/c?se=2026&sig=SECRET"
      })
  void takesTokensAndSignaturesOutOfLinksThatDoNotLookLikeOne(String text) {
    assertThat(Redaction.clean(text)).startsWith("cannot ").doesNotContain("SECRET", "abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad token", "signature = wrong", "tokens=3 is fine", "sigma=1"})
  void leavesWordsAsTheyAre(String text) {
    assertThat(Redaction.clean(text)).isEqualTo(text);
  }

  @Test
  void takesOutTheKeyWhereverItStands() {
    assertThat(Redaction.clean("Incorrect key sk-test (sk-test)", Secret.of("sk-test")))
        .isEqualTo("Incorrect key *** (***)");
  }

  @ParameterizedTest
  @MethodSource("formsOfTheKey")
  void takesOutTheKeyInAnyFormInWhichSomebodyQuotesIt(String form) {
    String clean = Redaction.clean("before " + form + " after", Secret.of(KEY));
    assertThat(clean).startsWith("before ").endsWith(" after").contains("***");
    assertThat(clean).hasSizeLessThanOrEqualTo("before *** after".length() + 4);
  }

  static Stream<String> formsOfTheKey() {
    byte[] bytes = KEY.getBytes(StandardCharsets.US_ASCII);
    Base64.Encoder base64 = Base64.getEncoder();
    return Stream.of(
        KEY,
        KEY.toUpperCase(Locale.ROOT),
        URLEncoder.encode(KEY, StandardCharsets.UTF_8),
        URLEncoder.encode(URLEncoder.encode(KEY, StandardCharsets.UTF_8), StandardCharsets.UTF_8),
        each("%%%02x"),
        each("%%%02X"),
        each("%%25%02X"),
        each("\\u%04x"),
        each("\\\\u%04X"),
        each("&#%d;"),
        each("&#x%x;"),
        KEY.replace("/", "\\/").replace("\"", "\\\""),
        HexFormat.of().formatHex(bytes),
        base64.encodeToString(bytes),
        base64.withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().encodeToString(bytes),
        URLEncoder.encode(base64.encodeToString(bytes), StandardCharsets.UTF_8));
  }

  /** As {@code user:key} or {@code Bearer key}, at any place of a group of three bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", ":", "Bearer "})
  void findsTheKeyInsideOfWhatWasEncodedWithIt(String before) {
    String encoded =
        Base64.getEncoder()
            .encodeToString((before + KEY + "xyz").getBytes(StandardCharsets.US_ASCII));
    String clean = Redaction.clean("got " + encoded, Secret.of(KEY));
    assertThat(clean).contains("***").hasSizeLessThan(24);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer SECRET",
        "authorization:Basic U0VDUkVUOlNFQ1JFVA==",
        "Bearer SECRET",
        "bearer%20SECRET",
        "token: SECRET",
        "token:SECRET",
        "token=SECRET",
        "\"token\" : \"SECRET\"",
        "\\\"access_token\\\":\\\"SECRET\\\"",
        "api_key=SECRET",
        "apiKey: SECRET",
        "x-api-key: SECRET",
        "X-API-Key:SECRET",
        "secret=SECRET",
        "password: SECRET",
        "OSSAccessKeyId=SECRET",
        "https://user:SECRET@host.example/a",
        "https://SECRET@host.example/a",
        "https:\\/\\/user:SECRET@host.example\\/a",
        "https%3A%2F%2Fuser%3ASECRET%40host.example",
        "ftp://user:SECRET@host.example",
        "https:\\/\\/host.example\\/a?policy=SECRET",
        "https%3A%2F%2Fhost.example%2Fa%3Fpolicy%3DSECRET",
        "key sk-SECRET0123456789abcdef",
        "to\u200Bken=SECRET",
        "tok\u202Een: SECRET"
      })
  void takesOutWhatProvesSomethingByItsName(String text) {
    assertThat(Redaction.clean("no: " + text + " !"))
        .startsWith("no: ")
        .doesNotContain("SECRET", "U0VD");
  }

  @Test
  void aNewLineOrADirectionMarkReachesNoLog() {
    assertThat(Redaction.clean("a\r\nb\u0000c\u0085d\u2028e\tf")).isEqualTo("a b c d e f");
    assertThat(Redaction.clean("a\u202Eb\u2066c\u200Fd\uFEFFe\u001B[31m\uD800f"))
        .isEqualTo("abcde [31mf");
  }

  @Test
  void aKeyIsFoundAlsoWithInvisibleCharactersInIt() {
    assertThat(Redaction.clean("x " + KEY.replace("-", "-\u200B\u2060"), Secret.of(KEY)))
        .isEqualTo("x ***");
  }

  @Test
  void cutsBetweenCharacters() {
    String clean = Redaction.clean("a" + "\uD83D\uDE00".repeat(400));
    assertThat(clean).endsWith("\uD83D\uDE00…").hasSizeLessThanOrEqualTo(501);
  }

  /** Wherever a long text is cut, no half of the key is left, also where much was taken out. */
  @Property(tries = 500)
  void noHalfOfAKeySurvives(
      @ForAll @IntRange(max = 14_000) int before,
      @ForAll @IntRange(max = 14_000) int behind,
      @ForAll boolean shrinking) {
    String link = "https://a.example/?" + "s".repeat(180) + " ";
    String filling = shrinking ? link.repeat(80) : "word ".repeat(3_000);
    String encoded = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
    for (String form : List.of(KEY, encoded)) {
      String text = filling.substring(0, before) + " " + form + " " + filling.substring(0, behind);
      String clean = Redaction.clean(text, Secret.of(KEY));
      assertThat(clean).hasSizeLessThanOrEqualTo(501).doesNotContain(KEY.substring(0, 6));
    }
  }

  /** Texts on which careless patterns run for hours or exhaust the stack. */
  @ParameterizedTest
  @Timeout(15)
  @ValueSource(
      strings = {
        "a",
        " ",
        "\\",
        "/",
        "%",
        "@",
        "=",
        "token=",
        "https://",
        "https://a@",
        "http://?",
        "https%3A%2F%2F",
        "%3A%2F%2Fa",
        "bearer ",
        "bearer%20",
        "basic ",
        "basic aaaaaaaa",
        "eyJaaaaaaaa.",
        "sk-",
        "\"'",
        "signature",
        "x-api-key:",
        "\u202E",
        "\n",
        "s",
        "%73",
        "\\u0073",
        "&#",
        "c2s"
      })
  void aMegabyteOfAnythingIsCheap(String part) {
    String text = part.repeat(1_000_000 / part.length());
    for (int call = 0; call < 5; call++) {
      assertThat(Redaction.clean(text, Secret.of(KEY))).hasSizeLessThanOrEqualTo(501);
    }
  }

  @Test
  void aKeyOfAnyLengthIsTakenOut() {
    String long_ = "k3y-".repeat(5_000);
    assertThat(Redaction.clean("a " + long_ + " b", Secret.of(long_))).isEqualTo("a *** b");
  }

  @Test
  void aShortTextIsQuotedInOneLine() {
    assertThat(Redaction.quoted("a\nb")).isEqualTo("'a b'");
    assertThat(Redaction.quoted("x".repeat(100_000))).isEqualTo("'" + "x".repeat(40) + "…'");
    assertThat(Redaction.quoted("https://a.b/?token=SECRET")).isEqualTo("'https://a.b/?***'");
  }

  private static String each(String form) {
    StringBuilder text = new StringBuilder();
    KEY.chars().forEach(character -> text.append(String.format(form, character)));
    return text.toString();
  }

  @Property
  void neverGrowsBeyondItsLimit(@ForAll String text) {
    assertThat(Redaction.clean(text.repeat(20))).hasSizeLessThanOrEqualTo(501);
  }
}
