package io.lipsync.connector.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a file is by its bytes, whatever its name and its host say: one closed list for all
 * media that come in and for the videos that go out. Pure functions.
 */
public final class Signatures {
  /** Bytes that are looked through for sound without a signature. */
  private static final int HEAD = 16 * 1024;

  private static final int ID3_HEADER = 10;
  private static final int MOST_TAGS = 8;

  /** What may stand behind an ID3 tag, beside MP3. */
  private static final Set<MediaFormat> TAGGED =
      Set.of(MediaFormat.AAC, MediaFormat.FLAC, MediaFormat.MP2);

  /** What files begin with; a question mark is any byte. */
  private static final Map<String, MediaFormat> BEGINNINGS =
      Map.ofEntries(
          Map.entry("RIFF????WAVE", MediaFormat.WAV),
          Map.entry("RIFF????AVI ", MediaFormat.AVI),
          Map.entry("RIFF????WEBP", MediaFormat.WEBP),
          Map.entry("RF64????WAVE", MediaFormat.RF64),
          Map.entry("BW64????WAVE", MediaFormat.BW64),
          Map.entry("riff\u002e\u0091\u00cf\u0011", MediaFormat.W64),
          Map.entry("FORM????AIFF", MediaFormat.AIFF),
          Map.entry("FORM????AIFC", MediaFormat.AIFF),
          Map.entry("fLaC", MediaFormat.FLAC),
          Map.entry("OggS", MediaFormat.OGG),
          Map.entry("#!AMR", MediaFormat.AMR),
          Map.entry("caff\0\u0001", MediaFormat.CAF),
          Map.entry(".snd", MediaFormat.AU),
          Map.entry("ADIF", MediaFormat.AAC),
          Map.entry("FLV\u0001", MediaFormat.FLV),
          Map.entry("0&\u00b2u\u008ef\u00cf\u0011", MediaFormat.ASF),
          Map.entry("\0\0\u0001\u00ba", MediaFormat.MPEG_PS),
          Map.entry("\0\0\u0001\u00b3", MediaFormat.MPEG_PS),
          Map.entry("\u00ff\u00d8\u00ff", MediaFormat.JPEG),
          Map.entry("\u0089PNG\r\n\u001a\n", MediaFormat.PNG),
          Map.entry("GIF8", MediaFormat.GIF),
          Map.entry("BM????\0\0\0\0", MediaFormat.BMP),
          Map.entry("II*\0", MediaFormat.TIFF),
          Map.entry("MM\0*", MediaFormat.TIFF),
          Map.entry("II+\0", MediaFormat.TIFF),
          Map.entry("MM\0+", MediaFormat.TIFF),
          Map.entry("\u00ff\n", MediaFormat.JXL),
          Map.entry("\0\0\0\fJXL ", MediaFormat.JXL),
          Map.entry("\0\0\0\fjP  ", MediaFormat.JP2),
          Map.entry("%PDF-", MediaFormat.PDF),
          Map.entry("PK\u0003\u0004", MediaFormat.ZIP),
          Map.entry("\u001f\u008b\b", MediaFormat.GZIP));

  /** File type brands (ISO/IEC 14496-12) that are not MP4's own. */
  private static final Map<String, MediaFormat> BRANDS =
      Map.ofEntries(
          Map.entry("qt  ", MediaFormat.MOV),
          Map.entry("M4A ", MediaFormat.M4A),
          Map.entry("M4B ", MediaFormat.M4A),
          Map.entry("M4P ", MediaFormat.M4A),
          Map.entry("avif", MediaFormat.AVIF),
          Map.entry("avis", MediaFormat.AVIF),
          Map.entry("heic", MediaFormat.HEIC),
          Map.entry("heix", MediaFormat.HEIC),
          Map.entry("heim", MediaFormat.HEIC),
          Map.entry("heis", MediaFormat.HEIC),
          Map.entry("hevc", MediaFormat.HEIC),
          Map.entry("hevx", MediaFormat.HEIC),
          Map.entry("mif1", MediaFormat.HEIC),
          Map.entry("mif2", MediaFormat.HEIC),
          Map.entry("msf1", MediaFormat.HEIC));

  private static final Set<String> MP4_BRANDS = Set.of("mp41", "mp42");
  private static final Set<String> FILLING = Set.of("free", "skip", "wide", "pnot");

  /** How texts begin, without white space and in small letters. */
  private static final Map<String, MediaFormat> TEXTS =
      Map.of(
          "<!doctype html", MediaFormat.HTML,
          "<html", MediaFormat.HTML,
          "<head", MediaFormat.HTML,
          "<body", MediaFormat.HTML,
          "<script", MediaFormat.HTML,
          "<svg", MediaFormat.SVG,
          "<?xml", MediaFormat.XML,
          "#extm3u", MediaFormat.PLAYLIST);

  private Signatures() {}

  /**
   * The format, or empty when it is none of the list.
   *
   * @throws IOException when the file cannot be read
   */
  public static Optional<MediaFormat> of(MediaBytes file) throws IOException {
    long start = afterTags(file);
    byte[] head = file.read(start, HEAD);
    String text = text(head, 0, head.length);
    MediaFormat format = begun(text);
    if (start > 0) {
      format = format == null ? frames(head) : format;
      return Optional.of(format != null && TAGGED.contains(format) ? format : MediaFormat.MP3);
    }
    if (format == null) {
      format = boxes(file, head);
    }
    if (format == null) {
      format = words(text);
    }
    if (format == null) {
      format = isTransportStream(head) ? MediaFormat.MPEG_TS : frames(head);
    }
    return Optional.ofNullable(format);
  }

  /**
   * The first byte behind ID3v2 tags, of which there may be several.
   *
   * @throws IOException when the file cannot be read
   */
  public static long afterTags(MediaBytes file) throws IOException {
    long start = 0;
    for (int tags = 0; tags < MOST_TAGS; tags++) {
      byte[] tag = file.read(start, ID3_HEADER);
      if (!text(tag, 0, 3).equals("ID3") || tag.length < ID3_HEADER) {
        break;
      }
      int size = 0;
      for (int i = 6; i < ID3_HEADER; i++) {
        size = size << 7 | tag[i] & 0x7f;
      }
      boolean footer = (tag[5] & 0x10) != 0;
      start += ID3_HEADER + size + (footer ? ID3_HEADER : 0);
    }
    return start;
  }

  private static MediaFormat begun(String text) {
    for (Map.Entry<String, MediaFormat> entry : BEGINNINGS.entrySet()) {
      if (isLike(text, entry.getKey())) {
        return entry.getValue();
      }
    }
    if (!text.startsWith("\u001aE\u00df\u00a3")) {
      return null;
    }
    // EBML (RFC 8794): without a document type it is Matroska's.
    int docType = text.indexOf("B\u0082");
    return docType > 0 && docType < 64 && text.startsWith("webm", docType + 3)
        ? MediaFormat.WEBM
        : MediaFormat.MKV;
  }

  private static boolean isLike(String text, String beginning) {
    if (text.length() < beginning.length()) {
      return false;
    }
    for (int i = 0; i < beginning.length(); i++) {
      if (beginning.charAt(i) != '?' && beginning.charAt(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Boxes of MP4 and QuickTime; filling may stand before the one that names the type. */
  private static MediaFormat boxes(MediaBytes file, byte[] head) throws IOException {
    byte[] box = head;
    long start = 0;
    for (int skipped = 0; skipped < MOST_TAGS; skipped++) {
      String type = text(box, 4, 4);
      if (!FILLING.contains(type)) {
        return switch (type) {
          case "ftyp" -> brand(box);
          case "styp", "moof", "sidx" -> MediaFormat.MP4;
          case "moov", "mdat" -> MediaFormat.MOV;
          default -> start == 0 ? null : MediaFormat.MOV;
        };
      }
      start += Math.max(8, ByteBuffer.wrap(box).getInt() & 0xffff_ffffL);
      box = file.read(start, HEAD);
    }
    return MediaFormat.MOV;
  }

  private static MediaFormat brand(byte[] box) {
    int end = Math.min(box.length, Math.max(16, ByteBuffer.wrap(box).getInt()));
    Set<String> compatible = new HashSet<>();
    for (int at = 16; at + 4 <= end; at += 4) {
      compatible.add(text(box, at, 4));
    }
    String major = text(box, 8, 4);
    MediaFormat format = BRANDS.getOrDefault(major, MediaFormat.MP4);
    if (format == MediaFormat.HEIC
        && (compatible.contains("avif") || compatible.contains("avis"))) {
      return MediaFormat.AVIF;
    }
    // Cameras write 3GP's brand into files that are MP4 as well, and say so.
    return major.startsWith("3g") && Collections.disjoint(compatible, MP4_BRANDS)
        ? MediaFormat.THREE_GP
        : format;
  }

  private static MediaFormat words(String head) {
    String plain =
        head.substring(0, Math.min(head.length(), 2048)).replace("\u00ef\u00bb\u00bf", "");
    String text = plain.replaceAll("(?s)<!--.*?-->", "").strip().toLowerCase(Locale.ROOT);
    for (Map.Entry<String, MediaFormat> entry : TEXTS.entrySet()) {
      if (text.startsWith(entry.getKey())) {
        boolean isXml = entry.getValue() == MediaFormat.XML;
        return isXml && text.contains("<svg")
            ? MediaFormat.SVG
            : isXml && text.contains("<html") ? MediaFormat.HTML : entry.getValue();
      }
    }
    return text.matches("(?s)[{\\[]\\s*[\"{}\\[\\]].*") ? MediaFormat.JSON : null;
  }

  /** ISO/IEC 13818-1; with time stamps in front of each packet where a camera wrote it. */
  private static boolean isTransportStream(byte[] head) {
    return isSynchronous(head, 0, 188)
        || isSynchronous(head, 4, 192)
        || isSynchronous(head, 0, 204);
  }

  private static boolean isSynchronous(byte[] head, int from, int packet) {
    for (int at = from; at <= from + 2 * packet; at += packet) {
      if (at >= head.length || head[at] != 'G') {
        return false;
      }
    }
    return true;
  }

  /** Sound without a signature: two frames at the start, or three in a row behind other bytes. */
  private static MediaFormat frames(byte[] head) {
    boolean atOnce = AudioFrame.first(Arrays.copyOf(head, Math.min(head.length, 7)), 0, 1) == 0;
    int first = AudioFrame.first(head, 0, atOnce ? 2 : 3);
    return first < 0 ? null : AudioFrame.at(head, first).format();
  }

  private static String text(byte[] bytes, int from, int count) {
    return from + count > bytes.length
        ? ""
        : new String(bytes, from, count, StandardCharsets.ISO_8859_1);
  }
}
