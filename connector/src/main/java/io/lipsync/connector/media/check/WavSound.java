package io.lipsync.connector.media.check;

import java.nio.ByteBuffer;
import java.util.Set;

/** How long the sound of a WAV file lasts. Collects; not thread-safe. */
final class WavSound {
  /** PCM, floating point, A-law and mu-law: every sample has the same size. */
  private static final Set<Integer> UNIFORM = Set.of(1, 3, 6, 7);

  /** ADPCM of Microsoft and IMA, GSM: every block has the same number of samples. */
  private static final Set<Integer> IN_BLOCKS = Set.of(2, 0x11, 0x31);

  private static final int EXTENSIBLE = 0xfffe;

  private boolean isUniform;
  private double bytesPerSecond;
  private double samplesPerSecond;
  private double factSamples;

  /** Players compute with the size of the samples; the byte rate is right or wrong unnoticed. */
  void format(ByteBuffer chunk) {
    int tag = chunk.getShort(0) & 0xffff;
    int format = tag == EXTENSIBLE ? chunk.getShort(24) & 0xffff : tag;
    int channels = chunk.getShort(2) & 0xffff;
    int sampleBytes = ((chunk.getShort(14) & 0xffff) + 7) / 8;
    samplesPerSecond = chunk.getInt(4) & 0xffff_ffffL;
    isUniform = UNIFORM.contains(format) && sampleBytes > 0;
    if (isUniform) {
      bytesPerSecond = channels * sampleBytes * samplesPerSecond;
    } else if (IN_BLOCKS.contains(format) && chunk.limit() >= 20 && chunk.getShort(18) > 0) {
      bytesPerSecond = samplesPerSecond / chunk.getShort(18) * (chunk.getShort(12) & 0xffff);
    } else {
      bytesPerSecond = chunk.getInt(8) & 0xffff_ffffL;
    }
  }

  void fact(ByteBuffer chunk) {
    factSamples = chunk.getInt(0) & 0xffff_ffffL;
  }

  /** Programs that write into a pipe leave the size open: then the sound goes on to the end. */
  Told<Double> seconds(long size, long body, long end, long riffEnd) {
    boolean isOpen = size == 0 || size == 0xffff_ffffL || size > end - body;
    if (isOpen && end == Long.MAX_VALUE) {
      return Told.nothing();
    }
    long last = isOpen ? end : body + size;
    boolean fits = !isOpen && (Math.abs(end - last) <= 1 || Math.abs(end - riffEnd) <= 1);
    double length = (last - body) / bytesPerSecond;
    Told<Double> told =
        Told.<Double>nothing().by(isUniform ? "its sample size" : "its block size", length);
    return isUniform && fits
        ? told.by("its size", length)
        : told.by("its fact chunk", factSamples / samplesPerSecond);
  }
}
