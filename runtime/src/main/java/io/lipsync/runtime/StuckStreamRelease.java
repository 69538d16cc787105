package io.lipsync.runtime;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Limits how long closing Camunda's client may wait for a job stream. A stream that the client
 * opens after it was closed, as happens when the runtime is ended in its first seconds, keeps a
 * lock for ever, and the next {@code close()} waits for it: the JVM would never end. That wait
 * gives up when it is interrupted. Anything else that closing waits for, jobs at work included, is
 * left alone.
 */
@Component
final class StuckStreamRelease implements DestructionAwareBeanPostProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(StuckStreamRelease.class);
  private static final String STREAM = "io.camunda.client.impl.worker.JobStreamerImpl";

  private final Duration limit;
  private final Predicate<StackTraceElement> stream;

  StuckStreamRelease() {
    this(
        Duration.ofSeconds(5),
        frame -> frame.getClassName().equals(STREAM) && frame.getMethodName().equals("close"));
  }

  StuckStreamRelease(Duration limit, Predicate<StackTraceElement> stream) {
    this.limit = limit;
    this.stream = stream;
  }

  @Override
  public boolean requiresDestruction(Object bean) {
    return bean instanceof CamundaClient;
  }

  /** Called by the thread that closes the client next. */
  @Override
  public void postProcessBeforeDestruction(Object bean, String name) {
    if (requiresDestruction(bean)) {
      Thread closing = Thread.currentThread();
      Thread.ofPlatform().daemon().name("stuck-stream-release").start(() -> watch(closing));
    }
  }

  private void watch(Thread closing) {
    try {
      while (!closing.join(limit)) {
        if (waitsForAStream(closing)) {
          LOG.info(
              "Closing the client waited {} s for a job stream and goes on without it",
              limit.toSeconds());
          closing.interrupt();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean waitsForAStream(Thread closing) {
    return closing.getState() == Thread.State.WAITING
        && Stream.of(closing.getStackTrace()).anyMatch(stream);
  }
}
