package io.lipsync.connector.media.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers in their many shapes, and what becomes of a header that nothing confirms. */
class MadeFilesTest {
  private static final MediaRules RULES =
      MediaRules.of("Acme")
          .codecs("H.264")
          .from(MediaKind.VIDEO, Quantity.DURATION, 2, 10)
          .from(MediaKind.VIDEO, Quantity.SIDES, 640, 2048)
          .from(MediaKind.VIDEO, Quantity.FRAME_RATE, 15, 60)
          .from(MediaKind.AUDIO, Quantity.DURATION, 2, 10)
          .most(MediaKind.IMAGE, Quantity.SIDES, 4096);

  @ParameterizedTest
  @CsvFileSource(resources = "made.csv", numLinesToSkip = 1, delimiter = '|')
  void isMeasuredAsByFfprobe(
      String name,
      MediaFormat format,
      MediaKind kind,
      Double seconds,
      Boolean isConfirmed,
      Integer width,
      Integer height,
      Double framesPerSecond,
      String codec)
      throws IOException {
    byte[] bytes = Samples.bytes("made/" + name);
    Contents contents =
        Contents.of(kind, new PartStream(new Samples.InMemory(bytes))).orElseThrow();

    assertThat(contents.format()).isEqualTo(format);
    assertThat(contents.isNot(kind)).isFalse();
    Measures measures = contents.measures();
    if (seconds != null) {
      assertThat(measures.seconds().first()).isCloseTo(seconds, within(0.1));
      assertThat(measures.seconds().isConfirmed()).isEqualTo(isConfirmed);
    }
    if (width != null) {
      assertThat(measures.sides().first()).isEqualTo(new Measures.Sides(width, height));
    }
    if (framesPerSecond != null) {
      assertThat(measures.framesPerSecond().first()).isCloseTo(framesPerSecond, within(0.1));
    }
    assertThat(measures.codec().first()).isEqualTo(codec);
  }

  /** The length of a movie, of its track and of its samples stand apart. */
  @ParameterizedTest
  @CsvSource({
    "mvhd, 20, 'NOTE video_url: lasts 1000 s by its movie header, lasts 4 s by its track''s header,"
        + " lasts 4 s by its time table; Acme takes 2 to 10 s.'",
    "mdhd, 20, 'NOTE video_url: lasts 4 s by its movie header, lasts 78.1 s by its track''s header,"
        + " lasts 4 s by its time table; Acme takes 2 to 10 s.'"
  })
  void aLengthThatOneBoxTellsIsANote(String box, int at, String finding) {
    byte[] file = Samples.bytes("made/wide-pixels.mp4");
    ByteBuffer.wrap(file).putInt(indexOf(file, box) + at, 1_000_000);
    assertThat(look(MediaKind.VIDEO, file)).containsExactly(finding);
  }

  @Test
  void sidesThatOneBoxTellsAreANote() {
    byte[] file = Samples.bytes("made/rotated.mp4");
    ByteBuffer.wrap(file).putShort(indexOf(file, "stsd") + 16 + 28, (short) 64);
    assertThat(look(MediaKind.VIDEO, file))
        .containsExactly(
            "NOTE video_url: is 64 x 640 pixels by its sample description, is 640 x 640 pixels by"
                + " its track header; Acme takes sides from 640 to 2048.");
  }

  @Test
  void anEncodingThatItsConfigurationContradictsIsANote() {
    byte[] file = Samples.bytes("made/rotated.mp4");
    ByteBuffer.wrap(file).put(indexOf(file, "stsd") + 16, "av01".getBytes());
    assertThat(look(MediaKind.VIDEO, file))
        .containsExactly(
            "NOTE video_url: is encoded as AV1 by its sample description, is encoded as H.264 by"
                + " its configuration; Acme takes H.264.");
  }

  /** Of a file that broke off nobody knows how long it was, or is. */
  @ParameterizedTest
  @ValueSource(strings = {"index-first.mp4", "made/sidx.mp4", "made/default-base.mp4", "clip.avi"})
  void aFileThatIsCutOffIsNoBreach(String name) {
    byte[] file = Samples.bytes(name);
    byte[] cut = java.util.Arrays.copyOf(file, file.length - 700);
    MediaRules strict = MediaRules.of("Acme").from(MediaKind.VIDEO, Quantity.DURATION, 50, 60);
    assertThat(Samples.look(MediaKind.VIDEO, strict, cut))
        .extracting(Finding::weight)
        .containsOnly(Finding.Weight.NOTE);
    assertThat(Samples.look(MediaKind.VIDEO, strict, file))
        .extracting(Finding::weight)
        .containsOnly(Finding.Weight.BREACH);
  }

  /**
   * An index that could not be read says neither that there is a picture nor that there is none.
   */
  @ParameterizedTest
  @CsvSource({
    "voice.m4a, AUDIO, M4A",
    "voice.m4a, VIDEO, MP4",
    "voice.mp4, AUDIO, M4A",
    "hevc.mp4, AUDIO, M4A"
  })
  void anMp4WithoutItsIndexMayBeEither(String name, MediaKind kind, MediaFormat format)
      throws IOException {
    byte[] file = Samples.bytes(name);
    ByteBuffer.wrap(file).put(indexOf(file, "moov"), "free".getBytes());
    Contents contents = Contents.of(kind, new PartStream(new Samples.InMemory(file))).orElseThrow();
    assertThat(contents.format()).isEqualTo(format);
    assertThat(contents.isNot(kind)).isFalse();
  }

  /** Media data of open size goes on to the end. */
  @Test
  void mediaDataMayBeOfOpenSize() {
    byte[] file = Samples.bytes("made/wide-pixels.mp4");
    byte[] index = java.util.Arrays.copyOfRange(file, indexOf(file, "moov") - 4, file.length);
    byte[] data = java.util.Arrays.copyOf(file, indexOf(file, "moov") - 4);
    ByteBuffer turned = ByteBuffer.allocate(file.length);
    int start = indexOf(data, "mdat") - 4;
    turned.put(data, 0, start).put(index).put(data, start, data.length - start);
    turned.putInt(start + index.length, 0);
    assertThat(look(MediaKind.VIDEO, turned.array())).isEmpty();
    assertThat(Samples.measure(MediaFormat.MP4, turned.array()).seconds().isConfirmed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, -1", "4, 100"})
  void aWavOfOpenOrWrongSizeIsANote(int riff, int data) {
    byte[] file = Samples.bytes("field/recorderjs-mono.wav");
    ByteBuffer.wrap(file)
        .putInt(4, riff)
        .putInt(indexOf(file, "data") + 4, Integer.reverseBytes(data));
    MediaRules strict = MediaRules.of("Acme").from(MediaKind.AUDIO, Quantity.DURATION, 5, 10);
    assertThat(Samples.look(MediaKind.AUDIO, strict, file))
        .extracting(Finding::weight)
        .containsExactly(Finding.Weight.NOTE);
  }

  /** A list of odd size before the format, padded as it must be or not. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void chunksMayBePaddedOrNot(int padding) {
    byte[] file = Samples.bytes("field/recorderjs-mono.wav");
    ByteBuffer odd = ByteBuffer.allocate(file.length + 17 + padding);
    odd.put(file, 0, 12).put("LIST".getBytes()).putInt(Integer.reverseBytes(9));
    odd.put("INFOICMTx".getBytes()).position(12 + 17 + padding).put(file, 12, file.length - 12);
    Told<Double> seconds = Samples.measure(MediaFormat.WAV, odd.array()).seconds();
    assertThat(seconds.first()).isCloseTo(2.9, within(0.01));
    assertThat(seconds.isConfirmed()).isTrue();
  }

  /** As ffmpeg writes into a pipe, for the picture and for the sound. */
  @Test
  void framesThatNoFileHasRoomForAreNotCounted() {
    byte[] file = Samples.bytes("clip.avi");
    for (int at : new int[] {indexOf(file, "avih") + 24, indexOf(file, "strh") + 40}) {
      ByteBuffer.wrap(file).putInt(at, Integer.reverseBytes(1 << 30));
    }
    assertThat(Samples.measure(MediaFormat.AVI, file).seconds().isNothing()).isTrue();
  }

  @Test
  void theByteRateOfSamplesIsIgnored() {
    byte[] file = Samples.bytes("field/recorderjs-mono.wav");
    for (int rate : new int[] {0, 1, 1_000_000_000}) {
      ByteBuffer.wrap(file).putInt(28, Integer.reverseBytes(rate));
      assertThat(look(MediaKind.AUDIO, file)).isEmpty();
    }
  }

  @Test
  void sidesOfAPictureThatIsFarTooSmallForThemAreANote() {
    assertThat(look(MediaKind.IMAGE, Samples.bytes("made/cut-off.jpg")))
        .containsExactly(
            "NOTE ref_image_url: is 5000 x 3000 pixels by its header, which nothing confirms; Acme"
                + " takes sides 4096 at most.");
  }

  @Test
  void sidesOfAPngThatItsChecksumContradictsAreANote() {
    byte[] file = Samples.bytes("face.png");
    ByteBuffer.wrap(file).putInt(16, 5000);
    assertThat(look(MediaKind.IMAGE, file)).hasSize(1).first().asString().startsWith("NOTE");
  }

  /** The host broke off, or the time was over: that says nothing of the file. */
  @Test
  void whatCannotBeReadIsNotEmpty() throws IOException {
    for (long size : new long[] {-1, 5000}) {
      io.lipsync.connector.media.MediaBytes nothing =
          new io.lipsync.connector.media.MediaBytes() {
            @Override
            public long size() {
              return size;
            }

            @Override
            public byte[] read(long from, int count) {
              return new byte[0];
            }
          };
      assertThat(new Examination(MediaKind.VIDEO, "video/mp4", RULES).of(nothing))
          .containsExactly(new Finding(Finding.Weight.NOTE, "video_url: could not be read."));
    }
  }

  private static List<String> look(MediaKind kind, byte[] file) {
    return Samples.look(kind, RULES, file).stream()
        .map(finding -> finding.weight() + " " + finding.sentence())
        .toList();
  }

  private static int indexOf(byte[] file, String box) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(box);
  }
}
