package io.lipsync.connector.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoFormatTest {

  @ParameterizedTest
  @CsvSource({
    "0000001866747970 69736f6d, MP4",
    "0000002066747970 6d703432, MP4",
    "0000001466747970 71742020, QUICKTIME",
    "000000086d6f6f76 00000000, QUICKTIME",
    "0000000877696465 00000000, QUICKTIME",
    "000000006d646174 00000000, QUICKTIME",
    "1A45DFA3 9F428681, WEBM"
  })
  void isToldByTheFirstBytes(String hex, VideoFormat format) {
    assertThat(VideoFormat.of(bytes(hex))).contains(format);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1A45DF",
        "00000018667479",
        "3c68746d6c3e3c626f64793e",
        "89504e470d0a1a0a00000000",
        "504b03040a00000000000000",
        "52494646000000005741564566"
      })
  void everythingElseIsNoVideo(String hex) {
    assertThat(VideoFormat.of(bytes(hex))).isEmpty();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
