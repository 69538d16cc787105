package io.lipsync.emulator.evolink;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The accepted tasks, in the order of their arrival. Thread-safe. */
final class TaskStore {

  private static final String ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final Map<String, EvoLinkTask> tasks = new LinkedHashMap<>();
  private final RandomGenerator random = new SecureRandom();

  /** An id of the observed shape: {@code task-unified-<unix seconds>-<8 lower alphanumerics>}. */
  String newId(Instant now) {
    StringBuilder id = new StringBuilder("task-unified-").append(now.getEpochSecond()).append('-');
    for (int i = 0; i < 8; i++) {
      id.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
    }
    return id.toString();
  }

  synchronized void add(EvoLinkTask task) {
    tasks.put(task.id(), task);
  }

  synchronized Optional<EvoLinkTask> find(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  synchronized List<EvoLinkTask> list() {
    return new ArrayList<>(tasks.values());
  }

  /** The newest task that is not this one. */
  synchronized Optional<EvoLinkTask> newestOtherThan(EvoLinkTask task) {
    return tasks.values().stream().filter(t -> t != task).reduce((first, second) -> second);
  }

  synchronized void clear() {
    tasks.clear();
  }
}
