package io.lipsync.emulator.evolink;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Ids of the observed shape: {@code task-unified-<unix seconds>-<8 lower alphanumerics>}. */
final class TaskIds {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final RandomGenerator random = new SecureRandom();

  String next(Instant now) {
    StringBuilder id = new StringBuilder("task-unified-").append(now.getEpochSecond()).append('-');
    for (int i = 0; i < 8; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
