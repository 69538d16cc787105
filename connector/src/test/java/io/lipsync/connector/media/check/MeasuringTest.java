package io.lipsync.connector.media.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lipsync.connector.media.MediaBytes;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the headers of real files tell, made by ffmpeg; its own tool tells the same. */
class MeasuringTest {

  @ParameterizedTest
  @CsvSource({
    "index-first.mp4, MP4, 3.04, 640, 360, 25, H.264",
    "index-last.mp4, MP4, 4, 720, 1280, 30, H.264",
    "film.mov, MOV, 2, 1920, 1080, 24, H.264",
    "hevc.mp4, MP4, 2, 640, 640, 30, H.265",
    "vp9.mp4, MP4, 2, 640, 480, 15, VP9",
    "clip.avi, AVI, 1, 640, 480, 25, H.264"
  })
  void videos(
      String name,
      MediaFormat format,
      double seconds,
      int width,
      int height,
      double framesPerSecond,
      String codec) {
    Measures measures = measured(name, format);

    assertThat(measures.seconds().first()).isCloseTo(seconds, within(0.05));
    assertThat(measures.framesPerSecond().first()).isCloseTo(framesPerSecond, within(0.01));
    assertThat(measures.sides().first()).isEqualTo(new Measures.Sides(width, height));
    assertThat(measures.codec().first()).isEqualTo(codec);
    assertThat(measures.seconds().isConfirmed()).isTrue();
    assertThat(measures.sides().isConfirmed()).isTrue();
    assertThat(measures.framesPerSecond().isConfirmed()).isTrue();
    assertThat(measures.codec().isConfirmed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "speech.wav, WAV, 0.5",
    "constant.mp3, MP3, 3.168",
    "variable.mp3, MP3, 4.104",
    "voice.m4a, M4A, 4",
    "voice.mp4, MP4, 4"
  })
  void sounds(String name, MediaFormat format, double seconds) {
    Measures measures = measured(name, format);

    assertThat(measures.seconds().first()).isCloseTo(seconds, within(0.05));
    assertThat(measures.seconds().isConfirmed()).isTrue();
    assertThat(measures.kind()).isEqualTo(MediaKind.AUDIO);
  }

  @ParameterizedTest
  @CsvSource({
    "face.jpg, JPEG",
    "face.png, PNG",
    "face.gif, GIF",
    "face.bmp, BMP",
    "face.webp, WEBP"
  })
  void pictures(String name, MediaFormat format) {
    Told<Measures.Sides> sides = measured(name, format).sides();
    assertThat(sides.first()).isEqualTo(new Measures.Sides(24, 16));
    assertThat(sides.isConfirmed()).isTrue();
  }

  /** Nothing of it stands a second time. */
  @Test
  void whatAWebmTellsIsNotConfirmed() {
    Measures measures = measured("clip.webm", MediaFormat.WEBM);
    assertThat(measures.kind()).isEqualTo(MediaKind.VIDEO);
    assertThat(measures.seconds().first()).isCloseTo(1, within(0.05));
    assertThat(measures.sides().first()).isEqualTo(new Measures.Sides(640, 480));
    assertThat(measures.codec().first()).isEqualTo("VP8");
    assertThat(measures.codec().isConfirmed()).isFalse();
  }

  /** Its index knows no length; the parts behind it are added up. */
  @Test
  void aFragmentedVideoIsMeasuredToItsEnd() {
    Measures measures = measured("fragmented.mp4", MediaFormat.MP4);
    assertThat(measures.seconds().first()).isCloseTo(3, within(0.05));
    assertThat(measures.seconds().isConfirmed()).isTrue();
    assertThat(measures.framesPerSecond().first()).isCloseTo(25, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({
    "webp-lossless, 5249464600000000574542505650384c000000002f5f8101000000000000000000, 352, 7",
    "webp-extended, 5249464600000000574542505650385800000000000000009b0f00e70300ffff, 3996, 1000"
  })
  void theOtherKindsOfWebp(String name, String hex, int width, int height) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    Told<Measures.Sides> sides = Samples.measure(MediaFormat.WEBP, bytes).sides();
    assertThat(sides.first()).isEqualTo(new Measures.Sides(width, height));
    assertThat(sides.isConfirmed()).as("the file is not as large as it says").isFalse();
  }

  /** Gigabytes of media data before the index cost one more request. */
  @Test
  void mediaDataIsSkippedUnread() throws IOException {
    byte[] sample = Samples.bytes("index-last.mp4");
    Sparse file = new Sparse(sample, 5_000_000_000L);

    Measures measures = Contents.measure(MediaFormat.MP4, new PartStream(file));

    assertThat(measures.seconds().first()).isCloseTo(4, within(0.05));
    assertThat(file.reads).isLessThanOrEqualTo(3);
  }

  @Test
  void anOldTagAtTheEndOfAnMp3IsNoSound() {
    byte[] sample = Samples.bytes("constant.mp3");
    byte[] tagged = Arrays.copyOf(sample, sample.length + 128);
    System.arraycopy("TAG".getBytes(StandardCharsets.US_ASCII), 0, tagged, sample.length, 3);
    assertThat(Samples.measure(MediaFormat.MP3, tagged).seconds().first())
        .isCloseTo(3.168, within(0.05));
  }

  /** A cover picture may be larger than all that is read. */
  @Test
  void aLargeTagBeforeAnMp3IsSkipped() {
    byte[] sample = Samples.bytes("variable.mp3");
    int picture = 900_000;
    ByteBuffer file = ByteBuffer.allocate(10 + picture + sample.length);
    file.put("ID3".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {4, 0, 0});
    for (int shift = 21; shift >= 0; shift -= 7) {
      file.put((byte) (picture >> shift & 0x7f));
    }
    int own = 10 + (sample[8] << 7 | sample[9]);
    file.position(10 + picture).put(sample, own, sample.length - own);

    Measures measures = Samples.measure(MediaFormat.MP3, file.array());

    assertThat(measures.seconds().first()).isCloseTo(4.104, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 2_000_000_000})
  void aWavOfAProgramThatDidNotKnowItsLengthGoesOnToTheEnd(int size) {
    byte[] sample = Samples.bytes("speech.wav");
    int data = new String(sample, StandardCharsets.ISO_8859_1).indexOf("data");
    ByteBuffer.wrap(sample).order(ByteOrder.LITTLE_ENDIAN).putInt(data + 4, size);
    assertThat(Samples.measure(MediaFormat.WAV, sample).seconds().first())
        .isCloseTo(0.5, within(0.01));
  }

  private static Measures measured(String name, MediaFormat format) {
    byte[] bytes = Samples.bytes(name);
    try {
      assertThat(Signatures.of(new Samples.InMemory(bytes))).contains(format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Samples.measure(format, bytes);
  }

  /** The sample with its media data blown up by zeros that are nowhere. */
  private static final class Sparse implements MediaBytes {
    private final byte[] sample;
    private final int split;
    private final long gap;
    private int reads;

    Sparse(byte[] sample, long gap) {
      String text = new String(sample, StandardCharsets.ISO_8859_1);
      int data = text.indexOf("mdat") - 4;
      int size = ByteBuffer.wrap(sample).getInt(data);
      this.split = data + size;
      this.gap = gap;
      ByteBuffer large = ByteBuffer.allocate(sample.length + 8);
      large.put(sample, 0, data).putInt(1).put("mdat".getBytes(StandardCharsets.US_ASCII));
      large.putLong(size + 8 + gap);
      large.put(sample, data + 8, sample.length - data - 8);
      this.sample = large.array();
    }

    @Override
    public long size() {
      return sample.length + gap;
    }

    @Override
    public byte[] read(long from, int count) {
      reads++;
      byte[] part = new byte[(int) Math.min(count, size() - from)];
      for (int i = 0; i < part.length; i++) {
        long at = from + i;
        long here = at < split + 8 ? at : at - gap;
        boolean isGap = at >= split + 8 && here < split + 8;
        part[i] = isGap ? 0 : sample[(int) here];
      }
      return part;
    }
  }
}
