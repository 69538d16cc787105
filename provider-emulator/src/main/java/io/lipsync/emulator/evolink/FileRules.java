package io.lipsync.emulator.evolink;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What EvoLink's files API takes. Its pages speak of JPEG, PNG, GIF and WebP only; the vendor's own
 * client uploads any audio and video too, 100 MB and 100 files at most. Immutable.
 *
 * @param types beginnings of the media types that are taken
 * @param maxMegabytes the largest file
 * @param maxFiles how many files an account may have at a time
 */
public record FileRules(List<String> types, int maxMegabytes, int maxFiles) {

  private static final long MEGABYTE = 1024 * 1024;

  /** Copies the list. */
  public FileRules {
    types = List.copyOf(types);
  }

  /** The world of the vendor's client. */
  public static FileRules anyMedia() {
    return new FileRules(List.of("video/", "audio/", "image/"), 100, 100);
  }

  /** The world of the vendor's pages. */
  public static FileRules picturesOnly() {
    return new FileRules(List.of("image/jpeg", "image/png", "image/gif", "image/webp"), 100, 100);
  }

  /** The same with another largest file. */
  public FileRules withMaxMegabytes(int megabytes) {
    return new FileRules(types, megabytes, maxFiles);
  }

  /** The same with room for so many files. */
  public FileRules withMaxFiles(int files) {
    return new FileRules(types, maxMegabytes, files);
  }

  /** Why a file is not taken, or empty if it is. */
  Optional<String> fault(String contentType, long bytes, int filesSoFar) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (types.stream().noneMatch(type::startsWith)) {
      return Optional.of("Unsupported file type: " + type);
    }
    if (bytes > maxMegabytes * MEGABYTE) {
      return Optional.of("File size exceeds the limit of " + maxMegabytes + " MB");
    }
    return filesSoFar < maxFiles
        ? Optional.empty()
        : Optional.of("File quota exceeded: " + maxFiles + " files");
  }
}
