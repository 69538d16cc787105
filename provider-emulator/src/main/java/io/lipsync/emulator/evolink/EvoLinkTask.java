package io.lipsync.emulator.evolink;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One accepted task. Thread-safe: it ends at most once. */
final class EvoLinkTask {

  private static final double PENDING_SHARE = 0.1;

  private final String id;
  private final Instant createdAt;
  private final String owner;
  private final String idempotencyKey;
  private final SubmitRequest request;
  private final TaskPlan plan;
  private final Duration usualRenderTime;
  private End end;

  /** The end of a task. */
  record End(Ending ending, Instant at, URI result) {}

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
    this.id = id;
    this.createdAt = createdAt;
    this.owner = owner;
    this.idempotencyKey = idempotencyKey;
    this.request = request;
    this.plan = plan;
    this.usualRenderTime = usualRenderTime;
  }

  String id() {
    return id;
  }

  Instant createdAt() {
    return createdAt;
  }

  boolean belongsTo(String key) {
    return owner.equals(key);
  }

  String idempotencyKey() {
    return idempotencyKey;
  }

  SubmitRequest request() {
    return request;
  }

  TaskPlan plan() {
    return plan;
  }

  /** When it ends by itself, or empty if only by hand. */
  Optional<Instant> endsAt() {
    return plan.renderTime().map(createdAt::plus);
  }

  /** Ends the task; false if it had ended before. */
  synchronized boolean end(End newEnd) {
    if (end != null) {
      return false;
    }
    end = newEnd;
    return true;
  }

  /** How it ended, whether or not queries say so yet. */
  synchronized Optional<End> end() {
    return Optional.ofNullable(end);
  }

  /** How it ended, once queries say so. */
  Optional<End> visibleEnd(Instant now) {
    return end().filter(e -> !now.isBefore(e.at().plus(plan.callback().lead())));
  }

  /** The status and progress that a query shows, by the documented bands. */
  State state(Instant now) {
    return visibleEnd(now)
        .map(e -> e.ending().status())
        .map(status -> new State(status, status == TaskStatus.COMPLETED ? 100 : 0))
        .orElseGet(() -> stateOnTheWay(now));
  }

  private State stateOnTheWay(Instant now) {
    double total = Math.max(1, plan.renderTime().orElse(usualRenderTime).toMillis());
    double share = Math.clamp(Duration.between(createdAt, now).toMillis() / total, 0.0, 1.0);
    if (share < PENDING_SHARE) {
      return new State(TaskStatus.PENDING, (int) (share * 100));
    }
    double rendered = (share - PENDING_SHARE) / (1 - PENDING_SHARE);
    return new State(TaskStatus.PROCESSING, 10 + (int) (rendered * 70));
  }
}
