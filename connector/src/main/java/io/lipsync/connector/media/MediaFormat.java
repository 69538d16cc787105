package io.lipsync.connector.media;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The file formats that people give to lip-sync providers, rightly or by mistake. Which one a file
 * has, its bytes tell: see {@link Signatures}. Types and names are hints for bytes that nobody
 * knows.
 */
public enum MediaFormat {
  MP4("MP4", "video/mp4 video/x-m4v application/mp4", "mp4 m4v", MediaKind.VIDEO, MediaKind.AUDIO),
  MOV("MOV", "video/quicktime", "mov qt", MediaKind.VIDEO, MediaKind.AUDIO),
  WEBM("WebM", "video/webm audio/webm", "webm", MediaKind.VIDEO, MediaKind.AUDIO),
  AVI("AVI", "video/x-msvideo video/avi", "avi", MediaKind.VIDEO, MediaKind.AUDIO),
  MKV("MKV", "video/x-matroska audio/x-matroska", "mkv mka", MediaKind.VIDEO, MediaKind.AUDIO),
  THREE_GP("3GP", "video/3gpp audio/3gpp", "3gp 3g2", MediaKind.VIDEO, MediaKind.AUDIO),
  FLV("FLV", "video/x-flv", "flv", MediaKind.VIDEO, MediaKind.AUDIO),
  ASF(
      "ASF (WMV, WMA)",
      "video/x-ms-wmv audio/x-ms-wma",
      "wmv wma asf",
      MediaKind.VIDEO,
      MediaKind.AUDIO),
  MPEG_TS("MPEG-TS", "video/mp2t", "ts mts m2ts", MediaKind.VIDEO, MediaKind.AUDIO),
  MPEG_PS("MPEG-PS", "video/mpeg", "mpg mpeg vob", MediaKind.VIDEO, MediaKind.AUDIO),
  MP3("MP3", "audio/mpeg audio/mp3", "mp3", MediaKind.AUDIO),
  MP2("MP2", "audio/mp2", "mp2", MediaKind.AUDIO),
  WAV("WAV", "audio/wav audio/x-wav audio/wave audio/vnd.wave", "wav", MediaKind.AUDIO),
  RF64("RF64", "audio/x-rf64", "rf64", MediaKind.AUDIO),
  BW64("BW64", "audio/x-bw64", "bw64", MediaKind.AUDIO),
  W64("W64", "audio/x-w64", "w64", MediaKind.AUDIO),
  M4A("M4A", "audio/mp4 audio/m4a audio/x-m4a", "m4a m4b", MediaKind.AUDIO),
  AAC("AAC", "audio/aac audio/x-aac audio/aacp audio/vnd.dlna.adts", "aac", MediaKind.AUDIO),
  OGG(
      "Ogg",
      "audio/ogg video/ogg audio/opus",
      "ogg oga opus ogv",
      MediaKind.AUDIO,
      MediaKind.VIDEO),
  FLAC("FLAC", "audio/flac audio/x-flac", "flac", MediaKind.AUDIO),
  AIFF("AIFF", "audio/aiff audio/x-aiff", "aiff aif aifc", MediaKind.AUDIO),
  AMR("AMR", "audio/amr audio/amr-wb", "amr awb", MediaKind.AUDIO),
  CAF("CAF", "audio/x-caf", "caf", MediaKind.AUDIO),
  AU("AU", "audio/basic", "au snd", MediaKind.AUDIO),
  JPEG("JPEG", "image/jpeg image/jpg", "jpg jpeg", MediaKind.IMAGE),
  PNG("PNG", "image/png", "png", MediaKind.IMAGE),
  WEBP("WebP", "image/webp", "webp", MediaKind.IMAGE),
  GIF("GIF", "image/gif", "gif", MediaKind.IMAGE),
  BMP("BMP", "image/bmp image/x-ms-bmp", "bmp", MediaKind.IMAGE),
  HEIC("HEIC", "image/heic image/heif", "heic heif", MediaKind.IMAGE),
  AVIF("AVIF", "image/avif", "avif", MediaKind.IMAGE),
  TIFF("TIFF", "image/tiff", "tiff tif", MediaKind.IMAGE),
  JXL("JPEG XL", "image/jxl", "jxl", MediaKind.IMAGE),
  JP2("JPEG 2000", "image/jp2", "jp2", MediaKind.IMAGE),
  SVG("SVG", "image/svg+xml", "svg", MediaKind.IMAGE),
  HTML("a web page", "text/html", "html htm"),
  XML("XML", "application/xml text/xml", "xml"),
  JSON("JSON", "application/json", "json"),
  PDF("PDF", "application/pdf", "pdf"),
  ZIP("ZIP", "application/zip", "zip"),
  GZIP("GZIP", "application/gzip", "gz"),
  PLAYLIST("a playlist", "application/vnd.apple.mpegurl", "m3u8 m3u");

  private final String label;
  private final List<String> types;
  private final List<String> endings;
  private final List<MediaKind> kinds;

  MediaFormat(String label, String types, String endings, MediaKind... kinds) {
    this.label = label;
    this.types = List.of(types.split(" "));
    this.endings = List.of(endings.split(" "));
    this.kinds = List.of(kinds);
  }

  /**
   * What a file may be by its media type and by its name, in this order.
   *
   * @param contentType its media type, or null
   * @param fileName its name, or null
   */
  public static Set<MediaFormat> hinted(String contentType, String fileName) {
    String type = contentType == null ? "" : contentType.split(";")[0].strip();
    int dot = fileName == null ? -1 : fileName.lastIndexOf('.');
    String ending = dot < 0 ? "" : fileName.substring(dot + 1);
    Set<MediaFormat> formats = new LinkedHashSet<>();
    Arrays.stream(values()).filter(in -> in.types.contains(lower(type))).forEach(formats::add);
    Arrays.stream(values()).filter(in -> in.endings.contains(lower(ending))).forEach(formats::add);
    return formats;
  }

  /** What files of this format are usually for, or null for what is no media. */
  public MediaKind kind() {
    return kinds.isEmpty() ? null : kinds.getFirst();
  }

  /** Whether a file of this format can be for that: many containers hold sound alone, too. */
  public boolean holds(MediaKind kind) {
    return kinds.contains(kind);
  }

  /** The name that people know. */
  public String label() {
    return label;
  }

  /** The media type that providers are told. */
  public String contentType() {
    return types.getFirst();
  }

  /** The usual ending of file names, without its dot. */
  public String extension() {
    return endings.getFirst();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
