package io.lipsync.emulator.evolink;

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
import java.util.Optional;
import java.util.UUID;

/** Uploaded files; each lasts 72 hours. Thread-safe. */
final class FileStore {

  static final Duration LIFETIME = Duration.ofHours(72);

  private final URI host;
  private final Clock clock;
  private final Map<String, StoredFile> files = new LinkedHashMap<>();

  /**
   * A file.
   *
   * @param content nobody may write into it
   */
  record StoredFile(
      String id,
      String owner,
      String name,
      String path,
      String contentType,
      byte[] content,
      Instant at) {

    Instant expires() {
      return at.plus(LIFETIME);
    }
  }

  FileStore(URI host, Clock clock) {
    this.host = host;
    this.clock = clock;
  }

  synchronized StoredFile put(
      String owner, String name, String path, String contentType, byte[] content) {
    String id = "file_" + UUID.randomUUID().toString().replace("-", "");
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    StoredFile file = new StoredFile(id, owner, plain, path, contentType, content, clock.instant());
    files.put(id, file);
    return file;
  }

  /** The file, unless it has expired. */
  synchronized Optional<StoredFile> find(String id) {
    return Optional.ofNullable(files.get(id)).filter(this::lives);
  }

  /** How many files an account has. */
  synchronized int count(String owner) {
    return (int)
        files.values().stream().filter(this::lives).filter(f -> f.owner().equals(owner)).count();
  }

  URI url(StoredFile file) {
    return URI.create(host + "/stored/" + file.id() + "/" + file.name());
  }

  URI downloadUrl(StoredFile file) {
    return URI.create(host + "/api/v1/files/download/" + file.id());
  }

  synchronized List<UploadedFile> list() {
    return files.values().stream()
        .map(
            file ->
                new UploadedFile(
                    file.at(),
                    url(file).toString(),
                    file.contentType(),
                    file.content().length,
                    sha256(file.content())))
        .toList();
  }

  synchronized void clear() {
    files.clear();
  }

  private boolean lives(StoredFile file) {
    return clock.instant().isBefore(file.expires());
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
