package io.lipsync.connector.media.check;

import io.lipsync.connector.media.AudioFrame;
import java.nio.ByteBuffer;

/**
 * What an encoder wrote into a first frame that has no sound.
 *
 * @param frames how many follow, or 0 when it wrote nothing
 * @param bytes how many they have
 */
record FrameCount(long frames, long bytes, double secondsOfFrame) {

  static FrameCount of(byte[] bytes, int at) {
    AudioFrame frame = AudioFrame.at(bytes, at);
    int info = at + 4 + frame.sideInformation();
    double one = frame.seconds();
    if (AudioFile.is(bytes, info, "Xing") || AudioFile.is(bytes, info, "Info")) {
      boolean counts = info + 16 <= bytes.length && (bytes[info + 7] & 1) == 1;
      boolean sizes = counts && (bytes[info + 7] & 2) == 2;
      return new FrameCount(
          counts ? number(bytes, info + 8) : 0, sizes ? number(bytes, info + 12) : 0, one);
    }
    boolean isVbri = AudioFile.is(bytes, at + 36, "VBRI") && at + 54 <= bytes.length;
    return isVbri
        ? new FrameCount(number(bytes, at + 50), number(bytes, at + 46), one)
        : new FrameCount(0, 0, one);
  }

  double seconds() {
    return frames * secondsOfFrame;
  }

  private static long number(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getInt(at) & 0xffff_ffffL;
  }
}
