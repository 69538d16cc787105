package io.lipsync.connector.media.check;

import io.lipsync.connector.media.AudioFrame;
import io.lipsync.connector.media.Signatures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * How long MPEG audio and AAC of a stream of frames last: all frames are counted where the file can
 * be read whole, whatever lies between and behind them. Of larger files the frame count of the
 * encoder (Xing, Info, VBRI) is compared with its byte count or the size, and without one the
 * frames of several places are.
 */
final class AudioFile {
  private static final int BLOCK = PartStream.BLOCK;
  private static final int PLACES = 5;
  private static final int LONGEST_FRAME = 8192;
  private static final int OLD_TAG = 128;
  private static final int APE_FOOTER = 32;
  private static final int LYRICS_FOOTER = 15;

  private final PartStream file;
  private double seconds;
  private long bytes;
  private final Set<Integer> bitRates = new HashSet<>();

  private AudioFile(PartStream file) {
    this.file = file;
  }

  /** Reads what the frames tell; what is broken or out of reach stays unknown. */
  static Measures measure(PartStream file) {
    try {
      return Measures.ofSound(new AudioFile(file).length());
    } catch (IOException | RuntimeException e) {
      return Measures.ofSound(Told.nothing());
    }
  }

  private Told<Double> length() throws IOException {
    long start = Signatures.afterTags(file);
    byte[] head = file.read(start, BLOCK);
    int first = AudioFrame.first(head, 0, 2);
    if (first < 0) {
      return Told.nothing();
    }
    long audio = start + first;
    boolean isShort = file.end() - audio < (long) (file.blocks() - 1) * BLOCK;
    if (isShort && walk(audio, file.end())) {
      return Told.<Double>nothing().by("its frames", seconds).by("its size", seconds);
    }
    FrameCount count = FrameCount.of(head, first);
    if (file.size() < 0) {
      return Told.<Double>nothing().by("its frame count", count.seconds());
    }
    long size = beforeTags() - audio;
    seconds = 0;
    bytes = 0;
    bitRates.clear();
    walk(audio, audio + BLOCK);
    boolean isSeen = true;
    for (int place = 1; place <= PLACES; place++) {
      long from = audio + size * place / (PLACES + 1);
      isSeen &= walk(from, Math.min(from + BLOCK, audio + size));
    }
    return compared(count, size, isSeen);
  }

  private Told<Double> compared(FrameCount count, long size, boolean isSeen) {
    double estimate = size * seconds / bytes;
    Told<Double> counted = Told.<Double>nothing().by("its frame count", count.seconds());
    if (count.frames() > 0) {
      boolean isWhole = Math.abs(count.bytes() - size) < size / 50 + LONGEST_FRAME;
      return isWhole
          ? counted.by("its byte count", count.seconds())
          : counted.by("its size and bit rate", estimate);
    }
    boolean isConstant = isSeen && bitRates.size() == 1 && !bitRates.contains(0);
    Told<Double> told = counted.by("its size and bit rate", estimate);
    return isConstant ? told.by("its frames throughout", estimate) : told;
  }

  /** Counts frames; false when it could not read all of them. */
  private boolean walk(long from, long to) throws IOException {
    long position = from;
    while (position < to) {
      byte[] block = file.read(position, (int) Math.min(BLOCK, to - position));
      if (block.length == 0) {
        return false;
      }
      position += count(block, position + block.length >= to);
    }
    return seconds > 0;
  }

  /** Counts the frames of a block, and returns how far it came. */
  private int count(byte[] block, boolean isLast) {
    int at = 0;
    while (at < block.length) {
      AudioFrame frame = AudioFrame.at(block, at);
      if (frame == null) {
        int next = AudioFrame.first(block, at + 1, 2);
        int rest = isLast ? block.length : Math.max(at + 1, block.length - LONGEST_FRAME);
        if (next < 0) {
          return rest;
        }
        at = next;
      } else if (at + frame.length() > block.length) {
        return isLast ? block.length : Math.max(at, 1);
      } else {
        if (FrameCount.of(block, at).frames() == 0) {
          seconds += frame.seconds();
          bytes += frame.length();
          bitRates.add(frame.bitRate());
        }
        at += frame.length();
      }
    }
    return at;
  }

  /** Where the sound ends: before ID3v1, Lyrics3v2 and APE tags. */
  private long beforeTags() throws IOException {
    long end = file.end();
    file.read(Math.max(0, end - BLOCK), 1);
    for (int tags = 0; tags < 3; tags++) {
      byte[] tail = file.read(Math.max(0, end - OLD_TAG), OLD_TAG);
      int last = tail.length;
      if (is(tail, 0, "TAG")) {
        end -= OLD_TAG;
      } else if (is(tail, last - APE_FOOTER, "APETAGEX")) {
        ByteBuffer footer = ByteBuffer.wrap(tail, last - APE_FOOTER, APE_FOOTER);
        footer.position(footer.position() + 12);
        long size = Integer.reverseBytes(footer.getInt()) & 0xffff_ffffL;
        footer.getInt();
        boolean hasHeader = Integer.reverseBytes(footer.getInt()) < 0;
        end -= size + (hasHeader ? APE_FOOTER : 0);
      } else if (is(tail, last - 9, "LYRICS200")) {
        String size = new String(tail, last - LYRICS_FOOTER, 6, StandardCharsets.ISO_8859_1);
        end -= Integer.parseInt(size) + LYRICS_FOOTER;
      }
    }
    return end;
  }

  static boolean is(byte[] bytes, int at, String word) {
    return at >= 0
        && at + word.length() <= bytes.length
        && new String(bytes, at, word.length(), StandardCharsets.ISO_8859_1).equals(word);
  }
}
