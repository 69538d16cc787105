package io.lipsync.emulator.evolink;

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
 * @param ending how it ends if nobody interferes
 * @param callback what happens to its callback
 * @param result what happens to its result
 * @param applied everything that was asked for, the faults of queries included
 */
record TaskPlan(
    Optional<Duration> renderTime,
    Ending ending,
    CallbackPlan callback,
    List<ResultBehaviour> result,
    List<Applied> applied) {

  private static final Ending NO_FACE_MATCH =
      new Ending.Failed(
          "invalid_parameters",
          "No matching face found in the video. Try lowering query_face_threshold (e.g. 140).");

  static TaskPlan of(List<Applied> applied, SubmitRequest request, Duration usualRenderTime) {
    Optional<Duration> renderTime = Optional.of(usualRenderTime);
    Ending ending = new Ending.Completed();
    for (Behaviour behaviour : applied.stream().map(Applied::behaviour).toList()) {
      switch (behaviour) {
        case TaskBehaviour.FinishAfter finish -> renderTime = Optional.of(finish.delay());
        case TaskBehaviour.StayProcessing stay -> renderTime = Optional.empty();
        case CallbackBehaviour.Early early -> renderTime = Optional.of(Duration.ZERO);
        case TaskBehaviour.End end -> ending = ending(end, request);
        default -> {}
      }
    }
    return new TaskPlan(
        renderTime,
        ending,
        CallbackPlan.of(kinds(applied, CallbackBehaviour.class)),
        kinds(applied, ResultBehaviour.class),
        List.copyOf(applied));
  }

  private static Ending ending(TaskBehaviour.End end, SubmitRequest request) {
    return switch (end) {
      case TaskBehaviour.Fail fail -> new Ending.Failed(fail.code(), fail.message());
      case TaskBehaviour.FailWithoutError none -> new Ending.Failed(null, null);
      case TaskBehaviour.FailNoFaceMatch noFace -> NO_FACE_MATCH;
      case TaskBehaviour.FaceMatchUpTo match ->
          request.queryFaceThreshold() > match.highest() ? NO_FACE_MATCH : new Ending.Completed();
      case TaskBehaviour.Cancelled cancelled -> new Ending.Cancelled();
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
