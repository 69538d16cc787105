package io.lipsync.connector.media;

/**
 * The header of one frame of compressed sound: MPEG audio of layers II and III (ISO/IEC 11172-3 and
 * 13818-3, with the half rates of MPEG-2.5) or AAC in ADTS (ISO/IEC 13818-7).
 *
 * @param format MP3, MP2 or AAC
 * @param length bytes to the next frame
 * @param samples in the frame
 * @param sampleRate samples per second
 * @param bitRate kilobits per second; 0 of AAC, whose frames do not tell
 * @param sideInformation bytes between an MP3's header and what encoders write behind it
 */
public record AudioFrame(
    MediaFormat format, int length, int samples, int sampleRate, int bitRate, int sideInformation) {
  private static final int HEADER = 7;
  private static final int[] LAYER_3 = {
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] LAYER_2 = {
    32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384
  };
  private static final int[] HALF = {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
  private static final int[] SAMPLE_RATES = {44100, 48000, 32000};
  private static final int[] AAC_RATES = {
    96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350
  };

  /** The frame at that place, or null when none begins there. */
  public static AudioFrame at(byte[] bytes, int at) {
    if (at < 0 || at + HEADER > bytes.length || (bytes[at] & 0xff) != 0xff) {
      return null;
    }
    int second = bytes[at + 1] & 0xff;
    int third = bytes[at + 2] & 0xff;
    int layer = second >> 1 & 3;
    if ((second & 0xf6) == 0xf0) {
      return adts(bytes, at, third);
    }
    boolean isMpeg = second >> 5 == 7 && (layer == 1 || layer == 2);
    int version = second >> 3 & 3;
    int rate = third >> 4;
    int sampling = third >> 2 & 3;
    // Rate 0 is "free format", whose frames have no length to go by.
    if (!isMpeg || version == 1 || rate == 0 || rate == 15 || sampling == 3) {
      return null;
    }
    boolean full = version == 3;
    boolean mono = (bytes[at + 3] >> 6 & 3) == 3;
    int bitRate = (full ? layer == 1 ? LAYER_3 : LAYER_2 : HALF)[rate - 1];
    int sampleRate = SAMPLE_RATES[sampling] / (full ? 1 : version == 2 ? 2 : 4);
    int samples = full || layer == 2 ? 1152 : 576;
    return new AudioFrame(
        layer == 1 ? MediaFormat.MP3 : MediaFormat.MP2,
        samples / 8 * bitRate * 1000 / sampleRate + (third >> 1 & 1),
        samples,
        sampleRate,
        bitRate,
        full ? (mono ? 17 : 32) : (mono ? 9 : 17));
  }

  private static AudioFrame adts(byte[] bytes, int at, int third) {
    int rate = third >> 2 & 15;
    int length =
        (bytes[at + 3] & 3) << 11 | (bytes[at + 4] & 0xff) << 3 | (bytes[at + 5] & 0xff) >> 5;
    int blocks = (bytes[at + 6] & 3) + 1;
    return rate >= AAC_RATES.length || length < HEADER
        ? null
        : new AudioFrame(MediaFormat.AAC, length, 1024 * blocks, AAC_RATES[rate], 0, 0);
  }

  /**
   * Where frames begin: the first place from which so many of one kind follow each other, be it up
   * to the end of the bytes; -1 when there is none.
   */
  public static int first(byte[] bytes, int from, int frames) {
    for (int at = from; at + HEADER <= bytes.length; at++) {
      AudioFrame frame = at(bytes, at);
      if (frame != null && frame.isFollowed(bytes, at, frames - 1)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isFollowed(byte[] bytes, int at, int more) {
    int next = at + length;
    if (more == 0 || next == bytes.length) {
      return true;
    }
    AudioFrame frame = at(bytes, next);
    return frame != null
        && frame.format == format
        && frame.sampleRate == sampleRate
        && frame.isFollowed(bytes, next, more - 1);
  }

  /** How long it sounds. */
  public double seconds() {
    return (double) samples / sampleRate;
  }
}
