package io.lipsync.connector.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One list for media that come in and videos that go out: what a file is, by its bytes alone. */
class SignaturesTest {

  /** As Java writes them; an apostrophe is doubled. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ....ftypisom....isomiso2avc1mp41   | MP4
          ....ftypmp42....isommp42           | MP4
          ....ftypM4V ....M4V mp42isom       | MP4
          ....ftypdash....iso6mp41           | MP4
          ....ftypiso5....iso5dash           | MP4
          ....ftypMSNV....MSNVmp42isom       | MP4
          ....ftypf4v ....isommp42           | MP4
          ....ftyp3gp4....isommp42           | MP4
          ....stypmsdh....msdhmsix           | MP4
          ....moof....mfhd                   | MP4
          ....ftyp3gp4....isom3gp4           | THREE_GP
          ....ftyp3gp5....3gp5               | THREE_GP
          ....ftyp3g2a....3g2a               | THREE_GP
          ....ftypqt  ....qt                 | MOV
          ....moov....mvhd                   | MOV
          ....wide....mdat                   | MOV
          ....mdat                           | MOV
          ....ftypM4A ....M4A mp42isom       | M4A
          ....ftypM4B ....M4A mp42isom       | M4A
          ....ftypheic....mif1heicmiaf       | HEIC
          ....ftypheix....mif1heix           | HEIC
          ....ftypmif1....mif1heic           | HEIC
          ....ftypmsf1....msf1hevc           | HEIC
          ....ftypavif....avifmif1miaf       | AVIF
          ....ftypmif1....mif1avifmiaf       | AVIF
          ....ftypavis....avismsf1           | AVIF
          RIFF....WAVEfmt                    | WAV
          RIFF....AVI LIST                   | AVI
          RIFF....WEBPVP8                    | WEBP
          RF64....WAVEds64                   | RF64
          BW64....WAVEds64                   | BW64
          FORM....AIFFCOMM                   | AIFF
          FORM....AIFCFVER                   | AIFF
          fLaC....                           | FLAC
          OggS....                           | OGG
          #!AMR\\n                           | AMR
          #!AMR-WB\\n                        | AMR
          .snd....                           | AU
          GIF87a..                           | GIF
          GIF89a..                           | GIF
          %PDF-1.7                           | PDF
          <!DOCTYPE html><title>Sign in      | HTML
          <!-- built today --> <HTML>        | HTML
          <?xml version="1.0"?><Error><Code> | XML
          <?xml version="1.0"?><svg>         | SVG
          {"code":"NoSuchKey"}               | JSON
          []                                 | JSON
          #EXTM3U                            | PLAYLIST
          """)
  void signaturesInLetters(String letters, MediaFormat format) throws IOException {
    assertThat(of(letters.replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource({
    "1a45dfa3 9f428681 01 4282 84 7765626d, WEBM",
    "1a45dfa3 01000000 0000001f 42868101 4282 84 7765626d, WEBM",
    "1a45dfa3 a3 4282 88 6d6174726f736b61, MKV",
    "1a45dfa3 80, MKV",
    "ffd8ffe0 00104a46, JPEG",
    "ffd8ffe1 00104578, JPEG",
    "ffd8ffdb 00430001, JPEG",
    "89504e47 0d0a1a0a, PNG",
    "424d3600 00000000 00003600, BMP",
    "49492a00 08000000, TIFF",
    "4d4d002a 00000008, TIFF",
    "ff0a1234, JXL",
    "0000000c 4a584c20 0d0a870a, JXL",
    "0000000c 6a502020 0d0a870a, JP2",
    "464c5601 05000000, FLV",
    "3026b275 8e66cf11 a6d900aa, ASF",
    "000001ba 44000400, MPEG_PS",
    "000001b3 14010000, MPEG_PS",
    "72696666 2e91cf11 a5d628db, W64",
    "63616666 00010000, CAF",
    "504b0304 14000000, ZIP",
    "1f8b0800 00000000, GZIP",
    "efbbbf 3c68746d6c3e, HTML"
  })
  void signaturesInBytes(String hex, MediaFormat format) throws IOException {
    assertThat(of(bytes(hex))).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "1a45df",
        "00000018 667479",
        "52494646 00000000 43444441",
        "fffe3c00 68007400",
        "ffd8",
        "68656c6c6f"
      })
  void everythingElseIsUnknown(String hex) throws IOException {
    assertThat(of(bytes(hex))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"188, 0", "192, 4", "204, 0"})
  void packetsOfTransportStreams(int packet, int first) throws IOException {
    byte[] stream = new byte[packet * 4];
    for (int at = first; at < stream.length; at += packet) {
      stream[at] = 'G';
    }
    assertThat(of(stream)).isEqualTo(MediaFormat.MPEG_TS);
    stream[first + packet] = 0;
    assertThat(of(stream)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "fffb9064, 417, MP3",
    "fff37084, 182, MP3",
    "ffe37084, 365, MP3",
    "fffd9004, 522, MP2",
    "fff15080 04001ffc, 32, AAC",
    "fff94c80 04001ffc, 32, AAC"
  })
  void framesOfSound(String header, int length, MediaFormat format) throws IOException {
    byte[] frames = frames(bytes(header), length, 5);
    assertThat(of(frames)).isEqualTo(format);
    assertThat(of(join(new byte[300], frames))).as("behind other bytes").isEqualTo(format);
    assertThat(of(join(tag(20_000), frames))).as("behind a tag").isEqualTo(format);
    assertThat(of(join(tag(30), tag(70_000), frames))).as("behind two tags").isEqualTo(format);
    assertThat(of(Arrays.copyOf(frames, 6))).as("one header is an accident").isNull();
  }

  @Test
  void aTagMayStandBeforeFlac() throws IOException {
    assertThat(of(join(tag(5_000), "fLaC....".getBytes()))).isEqualTo(MediaFormat.FLAC);
    assertThat(of(tag(5_000))).isEqualTo(MediaFormat.MP3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"free", "skip", "wide", "pnot"})
  void fillingBeforeTheTypeIsSkipped(String box) throws IOException {
    byte[] type = ByteBuffer.allocate(24).putInt(24).put("ftypM4A ".getBytes()).array();
    byte[] filling = ByteBuffer.allocate(40_000).putInt(40_000).put(box.getBytes()).array();
    assertThat(of(join(filling, type))).isEqualTo(MediaFormat.M4A);
  }

  private static byte[] frames(byte[] header, int length, int count) {
    byte[] frames = new byte[length * count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(header, 0, frames, i * length, header.length);
    }
    return frames;
  }

  private static byte[] tag(int size) {
    ByteBuffer tag = ByteBuffer.allocate(10 + size).put("ID3\4\0\0".getBytes());
    for (int shift = 21; shift >= 0; shift -= 7) {
      tag.put((byte) (size >> shift & 0x7f));
    }
    return tag.array();
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static MediaFormat of(byte[] bytes) throws IOException {
    return Signatures.of(new InMemory(bytes)).orElse(null);
  }

  private record InMemory(byte[] bytes) implements MediaBytes {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public byte[] read(long from, int count) {
      int start = (int) Math.min(from, bytes.length);
      return Arrays.copyOfRange(bytes, start, Math.min(start + count, bytes.length));
    }
  }
}
