package io.lipsync.emulator.joggai;

import io.lipsync.emulator.vendor.EmulatedTask;
import io.lipsync.emulator.vendor.TaskPlan;
import java.time.Duration;
import java.time.Instant;

/** One accepted task. Thread-safe. */
final class JoggAiTask extends EmulatedTask {

  private static final double PENDING_SHARE = 0.1;

  private final SubmitRequest request;
  private final Duration usualRenderTime;

  JoggAiTask(
      String id,
      Instant createdAt,
      String owner,
      SubmitRequest request,
      TaskPlan plan,
      Duration usualRenderTime) {
    super(id, createdAt, owner, plan);
    this.request = request;
    this.usualRenderTime = usualRenderTime;
  }

  SubmitRequest request() {
    return request;
  }

  JoggAiStatus status(Instant now) {
    return visibleEnd(now)
        .map(end -> JoggAiStatus.of(end.ending()))
        .orElseGet(() -> now.isBefore(begin()) ? JoggAiStatus.PENDING : JoggAiStatus.PROCESSING);
  }

  /** As long as a scenario says, or for a tenth of its time. */
  private Instant begin() {
    Duration pending = plan().pendingTime();
    double total = plan().renderTime().orElse(usualRenderTime).toMillis();
    return createdAt()
        .plus(pending.isZero() ? Duration.ofMillis((long) (total * PENDING_SHARE)) : pending);
  }
}
