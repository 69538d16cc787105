package io.lipsync.emulator.evolink;

import io.lipsync.emulator.scenario.CallbackBehaviour;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What happens to the callback of one task. Immutable.
 *
 * @param lost it is not sent
 * @param copies how often it is sent, 1 as a rule
 * @param early it is sent before the submit is answered
 * @param forgedFirst a forged one goes ahead
 * @param delay how long after the end it is sent
 * @param lead how long queries lag behind it
 * @param aboutOtherTask its body is about another task
 * @param otherTaskId which, if one was named
 */
record CallbackPlan(
    boolean lost,
    int copies,
    boolean early,
    boolean forgedFirst,
    Duration delay,
    Duration lead,
    boolean aboutOtherTask,
    Optional<String> otherTaskId) {

  static CallbackPlan of(List<CallbackBehaviour> behaviours) {
    boolean lost = false;
    int copies = 1;
    boolean early = false;
    boolean forged = false;
    Duration delay = Duration.ZERO;
    Duration lead = Duration.ZERO;
    boolean aboutOther = false;
    Optional<String> other = Optional.empty();
    for (CallbackBehaviour behaviour : behaviours) {
      switch (behaviour) {
        case CallbackBehaviour.Lost l -> lost = true;
        case CallbackBehaviour.Doubled doubled -> copies = doubled.copies();
        case CallbackBehaviour.Early e -> early = true;
        case CallbackBehaviour.Forged f -> forged = true;
        case CallbackBehaviour.Slow slow -> delay = slow.delay();
        case CallbackBehaviour.WhileProcessing ahead -> lead = ahead.lead();
        case CallbackBehaviour.WrongTask wrong -> {
          aboutOther = true;
          other = Optional.ofNullable(wrong.taskId());
        }
      }
    }
    return new CallbackPlan(lost, copies, early, forged, delay, lead, aboutOther, other);
  }
}
