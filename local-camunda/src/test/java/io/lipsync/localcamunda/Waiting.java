package io.lipsync.localcamunda;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what has to come: longer than a busy machine needs. */
public final class Waiting {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private Waiting() {}

  /** The beginning of a condition to wait for. */
  public static ConditionFactory await() {
    return Awaitility.await().atMost(LIMIT);
  }
}
