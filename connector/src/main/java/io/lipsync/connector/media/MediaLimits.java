package io.lipsync.connector.media;

import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A provider's table of the files that it stores, and how large they may be. Immutable.
 *
 * @param largest bytes at most, for each format that is taken
 */
public record MediaLimits(Map<MediaFormat, Long> largest) {
  private static final long MEGABYTE = 1024 * 1024;

  public MediaLimits {
    largest = Map.copyOf(largest);
  }

  /** Of a provider that stores nothing. */
  public static MediaLimits none() {
    return new MediaLimits(Map.of());
  }

  /** These and further formats, each up to so many bytes. */
  public MediaLimits and(long bytes, MediaFormat... formats) {
    Map<MediaFormat, Long> more = new EnumMap<>(MediaFormat.class);
    more.putAll(largest);
    List.of(formats).forEach(format -> more.put(format, bytes));
    return new MediaLimits(more);
  }

  /** So many megabytes in bytes. */
  public static long megabytes(long count) {
    return count * MEGABYTE;
  }

  /**
   * Checks what is known of a document before it is read: what it is called proves nothing.
   *
   * @param provider its name, for people
   * @throws io.camunda.connector.api.error.ConnectorException {@code MEDIA_REJECTED} or {@code
   *     INVALID_INPUT} naming the field
   */
  public void check(MediaKind kind, CamundaReference document, String provider) {
    if (largest.isEmpty()) {
      throw Failures.invalidInput(
          kind.field(), "is a document, and " + provider + " stores no files", "Give a link");
    }
    if (formats(kind).isEmpty()) {
      throw refused(kind, document.describe(), provider);
    }
    if (document.size() != null && document.size() > most(kind)) {
      throw Failures.permanent(tooLarge(kind, document.size(), most(kind), provider));
    }
  }

  /** Bytes at most of a file that is for that. */
  public long most(MediaKind kind) {
    return formats(kind).stream().mapToLong(largest::get).max().orElse(0);
  }

  /**
   * The format that a document has by its bytes.
   *
   * @param words the format in words
   * @param fits whether its contents are what it is for
   * @throws io.camunda.connector.api.error.ConnectorException {@code MEDIA_REJECTED}
   */
  public MediaFormat taken(
      MediaKind kind, MediaFormat format, String words, boolean fits, String provider) {
    if (!fits || !formats(kind).contains(format)) {
      throw refused(kind, words, provider);
    }
    return format;
  }

  /**
   * The format that a document is said to have, where its bytes tell nothing.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code MEDIA_REJECTED}
   */
  public MediaFormat hinted(MediaKind kind, CamundaReference document, String provider) {
    return MediaFormat.hinted(document.contentType(), document.fileName()).stream()
        .filter(formats(kind)::contains)
        .findFirst()
        .orElseThrow(() -> refused(kind, document.describe(), provider));
  }

  /**
   * Checks how many bytes a file has.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code MEDIA_REJECTED}
   */
  public void checkSize(MediaKind kind, MediaFormat format, long bytes, String provider) {
    if (bytes > largest.get(format)) {
      throw Failures.permanent(tooLarge(kind, bytes, largest.get(format), provider));
    }
  }

  /** What is said of a file that is too large. */
  public static TaskFailure tooLarge(MediaKind kind, long bytes, long most, String provider) {
    return rejected(
        "%s is a document of %d bytes or more, %s takes %d at most"
            .formatted(kind.field(), bytes, provider, most),
        "Use a smaller file, or give a link.");
  }

  private List<MediaFormat> formats(MediaKind kind) {
    return largest.keySet().stream().filter(format -> format.kind() == kind).sorted().toList();
  }

  private RuntimeException refused(MediaKind kind, String found, String provider) {
    String taken = formats(kind).stream().map(MediaFormat::label).collect(Collectors.joining(", "));
    return Failures.permanent(
        rejected(
            "%s is a document of %s".formatted(kind.field(), found),
            taken.isEmpty()
                ? "Give a link: %s stores no %s.".formatted(provider, kind.word())
                : "%s takes a document of %s here.".formatted(provider, taken)));
  }

  private static TaskFailure rejected(String message, String advice) {
    return new TaskFailure(FailureCode.MEDIA_REJECTED, message, false, advice, null);
  }
}
