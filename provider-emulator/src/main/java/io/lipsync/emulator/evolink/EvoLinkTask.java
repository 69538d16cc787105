package io.lipsync.emulator.evolink;

import io.lipsync.emulator.vendor.EmulatedTask;
import io.lipsync.emulator.vendor.TaskPlan;
import java.time.Duration;
import java.time.Instant;

/** One accepted task. Thread-safe: it ends at most once. */
final class EvoLinkTask extends EmulatedTask {

  private static final double PENDING_SHARE = 0.1;

  private final String idempotencyKey;
  private final SubmitRequest request;
  private final Duration usualRenderTime;

  /** What a query says. */
  record State(TaskStatus status, int progress) {}

  EvoLinkTask(
      String id,
      Instant createdAt,
      String owner,
      String idempotencyKey,
      SubmitRequest request,
      TaskPlan plan,
      Duration usualRenderTime) {
    super(id, createdAt, owner, plan);
    this.idempotencyKey = idempotencyKey;
    this.request = request;
    this.usualRenderTime = usualRenderTime;
  }

  boolean belongsTo(String key) {
    return owner().equals(key);
  }

  String idempotencyKey() {
    return idempotencyKey;
  }

  SubmitRequest request() {
    return request;
  }

  /** The status and progress that a query shows, by the documented bands. */
  State state(Instant now) {
    return visibleEnd(now)
        .map(e -> TaskStatus.of(e.ending()))
        .map(status -> new State(status, status == TaskStatus.COMPLETED ? 100 : 0))
        .orElseGet(() -> stateOnTheWay(now));
  }

  private State stateOnTheWay(Instant now) {
    double total = Math.max(1, plan().renderTime().orElse(usualRenderTime).toMillis());
    double share = Math.clamp(Duration.between(createdAt(), now).toMillis() / total, 0.0, 1.0);
    if (share < PENDING_SHARE) {
      return new State(TaskStatus.PENDING, (int) (share * 100));
    }
    double rendered = (share - PENDING_SHARE) / (1 - PENDING_SHARE);
    return new State(TaskStatus.PROCESSING, 10 + (int) (rendered * 70));
  }
}
