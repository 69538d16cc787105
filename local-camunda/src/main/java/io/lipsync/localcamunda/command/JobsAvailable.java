package io.lipsync.localcamunda.command;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Wakes those who wait for jobs of a type. Thread-safe. */
public final class JobsAvailable {

  private final Map<String, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

  /** A future that ends at the next announcement of this type; {@link #forget} it when unused. */
  CompletableFuture<Void> next(String jobType) {
    var bell = new CompletableFuture<Void>();
    waiting.computeIfAbsent(jobType, ignored -> ConcurrentHashMap.newKeySet()).add(bell);
    return bell;
  }

  void forget(String jobType, CompletableFuture<Void> bell) {
    waiting.computeIfPresent(
        jobType,
        (ignored, bells) -> {
          bells.remove(bell);
          return bells.isEmpty() ? null : bells;
        });
  }

  /** Jobs of this type can be had now. */
  public void announce(String jobType) {
    var bells = waiting.remove(jobType);
    if (bells != null) {
      bells.forEach(bell -> bell.completeAsync(() -> null));
    }
  }
}
