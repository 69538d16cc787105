package io.lipsync.emulator.vendor;

import io.lipsync.emulator.callback.CallbackPlan;
import io.lipsync.emulator.scenario.Behaviour;
import io.lipsync.emulator.scenario.CallbackBehaviour;
import io.lipsync.emulator.scenario.ResultBehaviour;
import io.lipsync.emulator.scenario.ScenarioBook.Applied;
import io.lipsync.emulator.scenario.TaskBehaviour;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What will become of a task, decided when it is accepted. Immutable.
 *
 * @param renderTime empty if it goes on until it is ended by hand
 * @param pendingTime how long it is queued at least
 * @param unknownTime how long queries do not know it
 * @param ending how it ends if nobody interferes
 * @param callback what happens to its callback
 * @param result what happens to its result
 * @param applied everything that was asked for, the faults of queries included
 */
public record TaskPlan(
    Optional<Duration> renderTime,
    Duration pendingTime,
    Duration unknownTime,
    Ending ending,
    CallbackPlan callback,
    List<ResultBehaviour> result,
    List<Applied> applied) {

  /** How a vendor tells of failures. */
  public interface FailureTexts {

    /** The vendor's failure of this code, with its own text if {@code message} is null. */
    Ending.Failed failed(String code, String message);

    /** The failure of a reference face that is not in the video. */
    Ending.Failed noFaceMatch();
  }

  /** The plan that these behaviours make, in their order. */
  public static TaskPlan of(
      List<Applied> applied, int faceThreshold, Duration usualRenderTime, FailureTexts failures) {
    Optional<Duration> renderTime = Optional.of(usualRenderTime);
    Duration pendingTime = Duration.ZERO;
    Duration unknownTime = Duration.ZERO;
    Ending ending = new Ending.Completed();
    for (Behaviour behaviour : applied.stream().map(Applied::behaviour).toList()) {
      switch (behaviour) {
        case TaskBehaviour.FinishAfter finish -> renderTime = Optional.of(finish.delay());
        case TaskBehaviour.StayProcessing stay -> renderTime = Optional.empty();
        case TaskBehaviour.PendingFor pending -> pendingTime = pending.time();
        case TaskBehaviour.UnknownFor unknown -> unknownTime = unknown.time();
        case CallbackBehaviour.Early early -> renderTime = Optional.of(Duration.ZERO);
        case TaskBehaviour.End end -> ending = ending(end, faceThreshold, failures);
        default -> {}
      }
    }
    return new TaskPlan(
        renderTime,
        pendingTime,
        unknownTime,
        ending,
        CallbackPlan.of(kinds(applied, CallbackBehaviour.class)),
        kinds(applied, ResultBehaviour.class),
        List.copyOf(applied));
  }

  /** The same with another end, for what the submit itself makes impossible. */
  public TaskPlan endingWith(Ending other) {
    return new TaskPlan(renderTime, pendingTime, unknownTime, other, callback, result, applied);
  }

  /** The behaviours as the administration shows them. */
  public List<String> behaviours() {
    return applied.stream().map(a -> a.behaviour().toString()).toList();
  }

  private static Ending ending(TaskBehaviour.End end, int faceThreshold, FailureTexts failures) {
    return switch (end) {
      case TaskBehaviour.Fail fail -> failures.failed(fail.code(), fail.message());
      case TaskBehaviour.FailWithoutError none -> new Ending.Failed(null, null);
      case TaskBehaviour.FailNoFaceMatch noFace -> failures.noFaceMatch();
      case TaskBehaviour.FaceMatchUpTo match ->
          faceThreshold > match.highest() ? failures.noFaceMatch() : new Ending.Completed();
      case TaskBehaviour.Cancelled cancelled -> new Ending.Cancelled();
      case TaskBehaviour.CompleteWithError odd -> new Ending.CompletedWithError(odd.message());
    };
  }

  private static <B extends Behaviour> List<B> kinds(List<Applied> applied, Class<B> kind) {
    return applied.stream()
        .map(Applied::behaviour)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
