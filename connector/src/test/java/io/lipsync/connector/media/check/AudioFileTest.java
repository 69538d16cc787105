package io.lipsync.connector.media.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lipsync.connector.media.MediaBytes;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths of sound in frames, of files that nobody's encoder makes alone. */
class AudioFileTest {
  private static final double FRAME = 1152 / 44_100.0;
  private static final MediaRules RULES =
      MediaRules.of("Acme").from(MediaKind.AUDIO, Quantity.DURATION, 2, 120);

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  @Test
  void aLongFileOfOneRateIsMeasuredByItsSize() {
    frames(8000, 9);
    assertThat(lengths(MediaFormat.MP3).isConfirmed()).isTrue();
    assertThat(lengths(MediaFormat.MP3).first()).isCloseTo(8000 * FRAME, within(0.1));
    assertThat(look()).containsExactly("BREACH audio_url: lasts 209 s; Acme takes 2 to 120 s.");
  }

  /** Silence at the beginning has a low rate: by it alone a minute seems to be five. */
  @Test
  void aLongFileOfManyRatesIsAnEstimateWhereItIsFarAway() {
    frames(500, 1);
    frames(2000, 11);
    Told<Double> told = lengths(MediaFormat.MP3);
    assertThat(told.isConfirmed()).isFalse();
    assertThat(look()).noneMatch(finding -> finding.startsWith("BREACH"));
  }

  /** A host that gives no parts shows the beginning only, which may be silence. */
  @Test
  void theBeginningAloneConfirmsNothing() {
    frames(2000, 1);
    frames(2000, 11);
    byte[] all = file.toByteArray();
    Here beginning = new Here(java.util.Arrays.copyOf(all, 64 * 1024), all.length);
    assertThat(lengths(MediaFormat.MP3, beginning).isConfirmed()).isFalse();
  }

  @Test
  void aLongFileThatIsHereIsCountedToItsEnd() {
    frames(500, 1);
    frames(2000, 11);
    Told<Double> told = lengths(MediaFormat.MP3, new Here(file.toByteArray(), file.size()));
    assertThat(told.isConfirmed()).isTrue();
    assertThat(told.first()).isCloseTo(2500 * FRAME, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"Xing, false", "Info, false", "VBRI, false", "Xing, true"})
  void theCountOfAnEncoderIsConfirmedByItsBytes(String mark, boolean isTagged) {
    header(mark, 6000, 417 * 6001);
    frames(6000, 9);
    if (isTagged) {
      file.writeBytes(ape(20_000));
    }
    assertThat(lengths(MediaFormat.MP3).isConfirmed()).isTrue();
    assertThat(lengths(MediaFormat.MP3).first()).isCloseTo(6000 * FRAME, within(0.1));
    assertThat(look()).containsExactly("BREACH audio_url: lasts 156.7 s; Acme takes 2 to 120 s.");
  }

  /** Text-to-speech services join files that have such a header each. */
  @ParameterizedTest
  @ValueSource(strings = {"Xing", "Info", "VBRI"})
  void theCountOfAPartOnlyIsNoBreachAndNoLicence(String mark) {
    for (int part = 0; part < 5; part++) {
      header(mark, 1200, 417 * 1201);
      frames(1200, 9);
    }
    assertThat(look())
        .containsExactly(
            "NOTE audio_url: lasts 31.3 s by its frame count, lasts 156.9 s by its size and bit"
                + " rate; Acme takes 2 to 120 s.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 300, 20_000, 100_000})
  void bytesBetweenFramesAreNoSound(int junk) {
    frames(200, 9);
    file.writeBytes(new byte[junk]);
    frames(100, 9);
    file.writeBytes(new byte[junk]);
    assertThat(lengths(MediaFormat.MP3).first()).isCloseTo(300 * FRAME, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TAG", "APE", "LYRICS"})
  void tagsBehindALongFileAreNoSound(String tag) {
    frames(5000, 9);
    file.writeBytes(
        switch (tag) {
          case "TAG" -> ByteBuffer.allocate(128).put("TAG".getBytes()).array();
          case "APE" -> ape(900_000);
          default -> lyrics(900_000);
        });
    assertThat(lengths(MediaFormat.MP3).first()).isCloseTo(5000 * FRAME, within(0.3));
  }

  /** Its frames have no length to go by. */
  @Test
  void freeFormatIsNotMeasured() {
    for (int i = 0; i < 100; i++) {
      file.writeBytes(ByteBuffer.allocate(500).putInt(0xfffb0064).array());
    }
    assertThat(look()).containsExactly("NOTE audio_url: could not be recognised as an audio file.");
  }

  @Test
  void framesOfAacHaveAnySize() {
    for (int i = 0; i < 500; i++) {
      int length = 20 + i % 90;
      long header = 0xfff1_5040_001f_fc00L | (long) length << 21;
      file.writeBytes(ByteBuffer.allocate(8).putLong(header).array());
      file.writeBytes(new byte[length - 8]);
    }
    Told<Double> told = lengths(MediaFormat.AAC);
    assertThat(told.isConfirmed()).isTrue();
    assertThat(told.first()).isCloseTo(500 * 1024 / 44_100.0, within(0.01));
  }

  private void header(String mark, int frames, int bytes) {
    ByteBuffer frame = ByteBuffer.allocate(417).putInt(0xfffb9064);
    if (mark.equals("VBRI")) {
      frame.position(36).put("VBRI".getBytes()).put(new byte[6]).putInt(bytes).putInt(frames);
    } else {
      frame.position(36).put(mark.getBytes()).putInt(3).putInt(frames).putInt(bytes);
    }
    file.writeBytes(frame.array());
  }

  /** Frames of layer III, 44.1 kHz, of the rate with that index. */
  private void frames(int count, int rate) {
    int[] rates = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    byte[] frame = new byte[144 * rates[rate] * 1000 / 44_100];
    ByteBuffer.wrap(frame).putInt(0xfffb0064 | rate << 12);
    for (int i = 0; i < count; i++) {
      file.writeBytes(frame);
    }
  }

  private static byte[] ape(int size) {
    ByteBuffer tag = ByteBuffer.allocate(size + 32);
    tag.position(size).put("APETAGEX".getBytes()).putInt(Integer.reverseBytes(2000));
    return tag.putInt(Integer.reverseBytes(size)).putInt(0).putInt(0x80).array();
  }

  private static byte[] lyrics(int size) {
    ByteBuffer tag = ByteBuffer.allocate(size + 15);
    return tag.position(size).put("%06dLYRICS200".formatted(size).getBytes()).array();
  }

  private Told<Double> lengths(MediaFormat format) {
    return Samples.measure(format, file.toByteArray()).seconds();
  }

  private static Told<Double> lengths(MediaFormat format, MediaBytes bytes) {
    try {
      return Contents.measure(format, new PartStream(bytes)).seconds();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> look() {
    List<String> findings = new ArrayList<>();
    for (Finding finding : Samples.look(MediaKind.AUDIO, RULES, file.toByteArray())) {
      findings.add(finding.weight() + " " + finding.sentence().replaceAll("\\.$", "") + ".");
    }
    return findings;
  }

  /** Of a file on this machine's disk all bytes may be read that are there. */
  private record Here(byte[] bytes, long size) implements MediaBytes {

    @Override
    public byte[] read(long from, int count) {
      return from > bytes.length ? new byte[0] : new Samples.InMemory(bytes).read(from, count);
    }

    @Override
    public int blocks() {
      return 1000;
    }
  }
}
