package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.journal.UploadedFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The temporary file storage, by the page "Upload local files to get temporary URLs": files are
 * bound to their account and last 48 hours. Only what describes a file is kept. Thread-safe.
 */
final class TemporaryStorage {

  static final String SCHEME = "oss://";
  private static final Duration LIFETIME = Duration.ofHours(48);

  private final Clock clock;
  private final Map<String, Policy> policies = new LinkedHashMap<>();
  private final Map<String, Stored> files = new LinkedHashMap<>();

  /** A permission to upload into {@code directory}. */
  record Policy(String owner, String directory, Instant expires) {}

  private record Stored(String owner, UploadedFile file) {}

  TemporaryStorage(Clock clock) {
    this.clock = clock;
  }

  /** A new policy; {@code signature} is what an upload proves it by. */
  synchronized Policy permit(String owner, String signature, Duration lifetime) {
    Policy policy =
        new Policy(
            owner,
            "dashscope-instant/emulated/" + UUID.randomUUID(),
            clock.instant().plus(lifetime));
    policies.put(signature, policy);
    return policy;
  }

  synchronized Optional<Policy> policy(String signature) {
    return Optional.ofNullable(policies.get(signature));
  }

  /** Keeps a file; false if there is one of that key already. */
  synchronized boolean store(Policy policy, UploadedFile file) {
    return files.putIfAbsent(file.url(), new Stored(policy.owner(), file)) == null;
  }

  /** Whether a task of that account can read this URL; everything but {@code oss://} it can. */
  synchronized boolean serves(String owner, String url) {
    if (!url.startsWith(SCHEME)) {
      return true;
    }
    Stored stored = files.get(url);
    return stored != null
        && stored.owner().equals(owner)
        && clock.instant().isBefore(stored.file().at().plus(LIFETIME));
  }

  synchronized List<UploadedFile> list() {
    return new ArrayList<>(files.values()).stream().map(Stored::file).toList();
  }

  synchronized void clear() {
    policies.clear();
    files.clear();
  }
}
