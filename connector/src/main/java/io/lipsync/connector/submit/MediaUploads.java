package io.lipsync.connector.submit;

import io.camunda.connector.api.document.DocumentFactory;
import io.lipsync.connector.media.Media;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.MediaLimits;
import io.lipsync.connector.media.check.MediaSpool;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the media of one job, brings its documents to its provider and makes an order of links out
 * of its input. All of it is free of charge and happens before an attempt is claimed, so that it
 * may be done again. Every document is read, and all media are checked, before the first document
 * is sent. Not thread-safe.
 */
final class MediaUploads {
  /** A file that is begun later might end after the job's five minutes. */
  private static final Duration LATEST_START = Duration.ofSeconds(90);

  private final ProviderAccount account;
  private final String provider;
  private final MediaLimits limits;
  private final DocumentFactory documents;
  private final MediaCheck mediaCheck;
  private final Clock clock;

  MediaUploads(
      ProviderAccount account, DocumentFactory documents, MediaCheck mediaCheck, Clock clock) {
    this.account = account;
    this.provider = account.provider().id();
    this.limits = account.provider().capabilities().uploads();
    this.documents = documents;
    this.mediaCheck = mediaCheck;
    this.clock = clock;
  }

  /**
   * Checks what is known of the documents without reading them.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code MEDIA_REJECTED} or {@code
   *     INVALID_INPUT} naming the field
   */
  void check(SubmitInput input) {
    attached(input).forEach((kind, document) -> limits.check(kind, document.reference(), provider));
  }

  /** Whether there is anything to bring to the provider. */
  boolean areNeeded(SubmitInput input) {
    return !attached(input).isEmpty();
  }

  /**
   * The order, once the provider has every document.
   *
   * @param key the submission key
   * @param callbackUrl where the provider reports the end, or null
   * @throws io.camunda.connector.api.error.ConnectorException why a document could not be brought
   *     there, or what is wrong with the media
   */
  ReadyOrder order(SubmitInput input, String key, URI callbackUrl) {
    Map<MediaKind, String> links = new EnumMap<>(MediaKind.class);
    List<String> warnings = upload(input, links);
    return new ReadyOrder(order(input, key, callbackUrl, links), warnings);
  }

  /**
   * An order of links.
   *
   * @param mediaWarnings what the process shall know of its media
   */
  record ReadyOrder(SubmitOrder order, List<String> mediaWarnings) {}

  /** The order of an input that holds links only. */
  static SubmitOrder ofLinks(SubmitInput input, String key) {
    return order(input, key, null, Map.of());
  }

  private static SubmitOrder order(
      SubmitInput input, String key, URI callbackUrl, Map<MediaKind, String> links) {
    return new SubmitOrder(
        key,
        link(input.video(), links.get(MediaKind.VIDEO)),
        link(input.audio(), links.get(MediaKind.AUDIO)),
        link(input.refImage(), links.get(MediaKind.IMAGE)),
        input.videoExtension(),
        input.queryFaceThreshold(),
        input.playbackType(),
        callbackUrl);
  }

  private List<String> upload(SubmitInput input, Map<MediaKind, String> links) {
    Instant begin = clock.instant();
    try (MediaSpool spool = new MediaSpool(documents, limits, provider)) {
      Map<MediaKind, MediaFile> files = new EnumMap<>(MediaKind.class);
      attached(input)
          .forEach((kind, document) -> files.put(kind, spool.fetch(kind, document.reference())));
      List<String> warnings = mediaCheck.run(input, files);
      files.forEach(
          (kind, file) -> {
            checkTime(begin);
            links.put(kind, upload(file));
          });
      return warnings;
    }
  }

  private String upload(MediaFile file) {
    String field = file.kind().field();
    return account
        .provider()
        .upload(account, file)
        .map(link -> link, failure -> of(field, failure))
        .orThrow();
  }

  private void checkTime(Instant begin) {
    if (Duration.between(begin, clock.instant()).compareTo(LATEST_START) > 0) {
      throw Failures.temporary(
          new TaskFailure(
              FailureCode.PROVIDER_ERROR,
              "The documents could not be brought to %s in time".formatted(provider),
              true,
              "Use smaller files, or give links.",
              null),
          null);
    }
  }

  /** A failure that says which of the files it is about. */
  private static TaskFailure of(String field, TaskFailure failure) {
    return failure.message().startsWith(field)
        ? failure
        : new TaskFailure(
            failure.code(),
            field + " was not uploaded: " + failure.message(),
            failure.retryable(),
            failure.advice(),
            failure.providerCode(),
            failure.requestId());
  }

  private static String link(Media media, String uploaded) {
    return media instanceof Media.Link given ? given.url() : uploaded;
  }

  private static Map<MediaKind, Media.Attached> attached(SubmitInput input) {
    Map<MediaKind, Media.Attached> attached = new EnumMap<>(MediaKind.class);
    input
        .media()
        .forEach(
            (kind, media) -> {
              if (media instanceof Media.Attached document) {
                attached.put(kind, document);
              }
            });
    return attached;
  }
}
