package io.lipsync.emulator.joggai;

import io.lipsync.emulator.journal.UploadedFile;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Uploaded files: promised first, then put behind a signed URL, then there for good. How long a
 * signed URL is valid is not documented; an hour here. Thread-safe.
 */
final class Assets {

  private static final Duration SIGNATURE_LIFETIME = Duration.ofHours(1);

  private final URI baseUri;
  private final Clock clock;
  private final Map<String, Asset> assets = new LinkedHashMap<>();

  /**
   * A file.
   *
   * @param content null until it is uploaded; nobody may write into it
   */
  record Asset(
      String name,
      String signature,
      Instant expires,
      String contentType,
      byte[] content,
      Instant at) {}

  Assets(URI baseUri, Clock clock) {
    this.baseUri = baseUri;
    this.clock = clock;
  }

  /** Promises a place for a file. */
  synchronized Asset promise(String extension, String contentType) {
    String name = UUID.randomUUID().toString().replace("-", "") + extension;
    Asset promised =
        new Asset(
            name,
            UUID.randomUUID().toString(),
            clock.instant().plus(SIGNATURE_LIFETIME),
            contentType,
            null,
            null);
    assets.put(name, promised);
    return promised;
  }

  /** The asset that a signed URL is for, if it is still valid. */
  synchronized Optional<Asset> signed(String name, String signature) {
    return find(name)
        .filter(asset -> asset.signature().equals(signature))
        .filter(asset -> clock.instant().isBefore(asset.expires()));
  }

  synchronized void put(Asset asset, byte[] content) {
    assets.put(
        asset.name(),
        new Asset(
            asset.name(),
            asset.signature(),
            asset.expires(),
            asset.contentType(),
            content,
            clock.instant()));
  }

  synchronized Optional<Asset> find(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  URI signedUrl(Asset asset) {
    return URI.create(baseUri + "/storage/" + asset.name() + "?signature=" + asset.signature());
  }

  URI url(Asset asset) {
    return URI.create(baseUri + "/assets/" + asset.name());
  }

  synchronized List<UploadedFile> list() {
    return assets.values().stream()
        .filter(asset -> Objects.nonNull(asset.content()))
        .map(
            asset ->
                new UploadedFile(
                    asset.at(),
                    url(asset).toString(),
                    asset.contentType(),
                    asset.content().length,
                    sha256(asset.content())))
        .toList();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  synchronized void clear() {
    assets.clear();
  }
}
