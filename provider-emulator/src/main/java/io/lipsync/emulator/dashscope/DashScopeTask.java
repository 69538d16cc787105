package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.vendor.EmulatedTask;
import io.lipsync.emulator.vendor.TaskPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One accepted task: queued first, then scheduled. Thread-safe. */
final class DashScopeTask extends EmulatedTask {

  static final Duration LIFETIME = Duration.ofHours(24);
  private static final double PRE_SHARE = 0.1;
  private static final double POST_SHARE = 0.9;

  private final String requestId;
  private final SubmitRequest request;
  private final Duration usualRenderTime;
  private volatile Instant scheduledAt;

  DashScopeTask(
      String id,
      Instant createdAt,
      String owner,
      String requestId,
      SubmitRequest request,
      TaskPlan plan,
      Duration usualRenderTime) {
    super(id, createdAt, owner, plan);
    this.requestId = requestId;
    this.request = request;
    this.usualRenderTime = usualRenderTime;
  }

  String requestId() {
    return requestId;
  }

  SubmitRequest request() {
    return request;
  }

  /** From when on it may be scheduled. */
  Instant readyAt() {
    return createdAt().plus(plan().pendingTime());
  }

  void schedule(Instant at) {
    scheduledAt = at;
  }

  Optional<Instant> scheduledAt() {
    return Optional.ofNullable(scheduledAt);
  }

  /** Known only once it is scheduled. */
  @Override
  public Optional<Instant> endsAt() {
    return scheduledAt().flatMap(at -> plan().renderTime().map(at::plus));
  }

  DashScopeStatus status(Instant now) {
    if (now.isBefore(createdAt().plus(plan().unknownTime()))) {
      return DashScopeStatus.UNKNOWN;
    }
    Optional<End> end = visibleEnd(now);
    if (end.isEmpty()) {
      return scheduledAt == null ? DashScopeStatus.PENDING : statusOnTheWay(now);
    }
    return now.isBefore(end.get().at().plus(LIFETIME))
        ? DashScopeStatus.of(end.get().ending())
        : DashScopeStatus.UNKNOWN;
  }

  private DashScopeStatus statusOnTheWay(Instant now) {
    double total = Math.max(1, plan().renderTime().orElse(usualRenderTime).toMillis());
    double share = Duration.between(scheduledAt, now).toMillis() / total;
    if (share < PRE_SHARE) {
      return DashScopeStatus.PRE_PROCESSING;
    }
    return share < POST_SHARE || plan().renderTime().isEmpty()
        ? DashScopeStatus.RUNNING
        : DashScopeStatus.POST_PROCESSING;
  }
}
