package io.lipsync.emulator.vendor;

import io.lipsync.emulator.callback.CallbackPlan;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What the accepted tasks of all vendors have in common. Thread-safe: a task ends at most once. */
public abstract class EmulatedTask {

  private final String id;
  private final Instant createdAt;
  private final String owner;
  private final TaskPlan plan;
  private End end;

  /**
   * The end of a task.
   *
   * @param result the link of its video, or null if there is none
   */
  public record End(Ending ending, Instant at, URI result) {}

  /** A task that {@code owner}, an API key, submitted. */
  protected EmulatedTask(String id, Instant createdAt, String owner, TaskPlan plan) {
    this.id = id;
    this.createdAt = createdAt;
    this.owner = owner;
    this.plan = plan;
  }

  /** The task id. */
  public final String id() {
    return id;
  }

  /** When it was accepted. */
  public final Instant createdAt() {
    return createdAt;
  }

  /** The API key that it was submitted with. */
  public final String owner() {
    return owner;
  }

  /** What will become of it. */
  public final TaskPlan plan() {
    return plan;
  }

  /** What happens to its callback. */
  public final CallbackPlan callbackPlan() {
    return plan.callback();
  }

  /** When it ends by itself, or empty if only by hand, or not known yet. */
  public Optional<Instant> endsAt() {
    return plan.renderTime().map(time -> createdAt.plus(plan.pendingTime()).plus(time));
  }

  /** Ends the task; false if it had ended before. */
  final synchronized boolean end(End newEnd) {
    if (end != null) {
      return false;
    }
    end = newEnd;
    return true;
  }

  /** How it ended, whether or not queries say so yet. */
  public final synchronized Optional<End> end() {
    return Optional.ofNullable(end);
  }

  /** How it ended, once queries say so. */
  public final Optional<End> visibleEnd(Instant now) {
    return end().filter(e -> !now.isBefore(e.at().plus(plan.callback().lead())));
  }
}
