package io.lipsync.connector.media.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How long an MP3 lasts (ISO/IEC 11172-3 and 13818-3, layer III; ID3v2): by the number of frames
 * that its encoder wrote into the first frame (Xing, Info or VBRI), and without one by size and bit
 * rate, if the first frames agree on that.
 */
final class Mp3File {
  private static final int TAG_HEADER = 10;
  private static final int OLD_TAG = 128;
  private static final int FRAMES_COMPARED = 20;
  private static final int LOOKED_THROUGH = 4096;
  private static final int[] RATES_1 = {
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] RATES_2 = {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
  private static final int[] SAMPLE_RATES = {44100, 48000, 32000};

  private Mp3File() {}

  /** Reads what the first frames tell; what is broken or out of reach stays unknown. */
  static Measures measure(PartStream file) {
    try {
      long start = afterTag(file);
      file.seek(start);
      byte[] bytes = file.readNBytes(PartStream.BLOCK);
      int first = firstFrame(bytes);
      return first < 0 ? Measures.NONE : Measures.ofSound(seconds(file, bytes, first, start));
    } catch (IOException e) {
      return Measures.NONE;
    }
  }

  private static long afterTag(PartStream file) throws IOException {
    file.seek(0);
    byte[] head = file.readNBytes(TAG_HEADER);
    if (head.length < TAG_HEADER || head[0] != 'I' || head[1] != 'D' || head[2] != '3') {
      return 0;
    }
    int size = 0;
    for (int i = 6; i < TAG_HEADER; i++) {
      size = size << 7 | head[i] & 0x7f;
    }
    boolean footer = (head[5] & 0x10) != 0;
    return TAG_HEADER + size + (footer ? TAG_HEADER : 0);
  }

  /** Two frames in a row are no accident. */
  private static int firstFrame(byte[] bytes) {
    for (int at = 0; at < Math.min(bytes.length - 4, LOOKED_THROUGH); at++) {
      Frame frame = Frame.at(bytes, at);
      if (frame != null && Frame.at(bytes, at + frame.length()) != null) {
        return at;
      }
    }
    return -1;
  }

  private static Double seconds(PartStream file, byte[] bytes, int first, long start)
      throws IOException {
    Frame frame = Frame.at(bytes, first);
    long frames = frames(bytes, first, frame);
    if (frames > 0) {
      return (double) frames * frame.samples() / frame.sampleRate();
    }
    Integer bitRate = commonBitRate(bytes, first);
    if (bitRate == null || file.end() == Long.MAX_VALUE) {
      return null;
    }
    return (beforeOldTag(file) - start - first) * 8.0 / (bitRate * 1000);
  }

  /** ID3v1 is the last 128 bytes, where it is. */
  private static long beforeOldTag(PartStream file) throws IOException {
    file.seek(Math.max(0, file.end() - OLD_TAG));
    byte[] mark = file.readNBytes(3);
    boolean tagged = new String(mark, StandardCharsets.ISO_8859_1).equals("TAG");
    return file.end() - (tagged ? OLD_TAG : 0);
  }

  /** The number of frames that the encoder wrote down, or 0. */
  private static long frames(byte[] bytes, int first, Frame frame) {
    int info = first + 4 + frame.sideInformation();
    if (is(bytes, info, "Xing") || is(bytes, info, "Info")) {
      return (bytes[info + 7] & 1) == 0 ? 0 : number(bytes, info + 8);
    }
    return is(bytes, first + 36, "VBRI") ? number(bytes, first + 36 + 14) : 0;
  }

  private static Integer commonBitRate(byte[] bytes, int first) {
    Integer common = null;
    int at = first;
    for (int count = 0; count < FRAMES_COMPARED; count++) {
      Frame frame = Frame.at(bytes, at);
      if (frame == null) {
        return common;
      }
      if (common != null && common != frame.bitRate()) {
        return null;
      }
      common = frame.bitRate();
      at += frame.length();
    }
    return common;
  }

  private static boolean is(byte[] bytes, int at, String word) {
    return at + 18 <= bytes.length
        && new String(bytes, at, 4, StandardCharsets.ISO_8859_1).equals(word);
  }

  private static long number(byte[] bytes, int at) {
    return at + 4 > bytes.length ? 0 : ByteBuffer.wrap(bytes).getInt(at) & 0xffff_ffffL;
  }

  /**
   * The header of one frame of layer III.
   *
   * @param bitRate kilobits per second
   * @param length bytes to the next frame
   * @param samples in the frame
   * @param sideInformation bytes between the header and what encoders write behind it
   */
  private record Frame(int bitRate, int sampleRate, int length, int samples, int sideInformation) {

    static Frame at(byte[] bytes, int at) {
      if (at < 0 || at + 4 > bytes.length) {
        return null;
      }
      int header = ByteBuffer.wrap(bytes).getInt(at);
      int version = header >> 19 & 3;
      int rate = header >> 12 & 15;
      int sampling = header >> 10 & 3;
      boolean isFrame = (header & 0xffe0_0000) == 0xffe0_0000 && (header >> 17 & 3) == 1;
      if (!isFrame || version == 1 || rate == 0 || rate == 15 || sampling == 3) {
        return null;
      }
      boolean full = version == 3;
      boolean mono = (header >> 6 & 3) == 3;
      int bitRate = (full ? RATES_1 : RATES_2)[rate - 1];
      int sampleRate = SAMPLE_RATES[sampling] / (full ? 1 : version == 2 ? 2 : 4);
      int samples = full ? 1152 : 576;
      int padding = header >> 9 & 1;
      return new Frame(
          bitRate,
          sampleRate,
          samples / 8 * bitRate * 1000 / sampleRate + padding,
          samples,
          full ? (mono ? 17 : 32) : (mono ? 9 : 17));
    }
  }
}
