package io.lipsync.connector.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a document may be, by the type that it was stored with and by the ending of its name. */
class MediaFormatTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          video/mp4,                 -,          MP4
          VIDEO/MP4,                 -,          MP4
          video/mp4; codecs=avc1,    -,          MP4
          video/quicktime,           -,          MOV
          audio/mp3,                 -,          MP3
          audio/x-wav,               -,          WAV
          audio/vnd.wave,            -,          WAV
          audio/x-m4a,               -,          M4A
          image/jpg,                 -,          JPEG
          -,                         talk.MP4,   MP4
          ' ',                       a.b.mov,    MOV
          application/octet-stream,  speech.m4a, M4A
          application/octet-stream,  face.JPEG,  JPEG
          """)
  void isKnown(String contentType, String fileName, MediaFormat format) {
    assertThat(MediaFormat.hinted(contentType, fileName)).containsExactly(format);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,               -
          -,               mp4
          -,               talk.mp4.exe
          video/x-unknown, -
          """)
  void isUnknown(String contentType, String fileName) {
    assertThat(MediaFormat.hinted(contentType, fileName)).isEmpty();
  }

  /** Neither proves anything: of two that differ, both may be right. */
  @Test
  void typeAndNameMayDiffer() {
    assertThat(MediaFormat.hinted("text/html", "talk.mp4"))
        .containsExactly(MediaFormat.HTML, MediaFormat.MP4);
  }

  @ParameterizedTest
  @EnumSource
  void isKnownByItsOwnTypeAndEnding(MediaFormat format) {
    assertThat(MediaFormat.hinted(format.contentType(), null)).containsExactly(format);
    assertThat(MediaFormat.hinted(null, "a." + format.extension())).containsExactly(format);
  }
}
