package io.lipsync.emulator.callback;

import io.lipsync.emulator.scenario.CallbackBehaviour;
import io.lipsync.emulator.scenario.CallbackBehaviour.Alteration;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 * @param alterations what is odd about it and its signature
 * @param age how old it claims to be
 */
public record CallbackPlan(
    boolean lost,
    int copies,
    boolean early,
    boolean forgedFirst,
    Duration delay,
    Duration lead,
    boolean aboutOtherTask,
    Optional<String> otherTaskId,
    Set<Alteration> alterations,
    Duration age) {

  /** The plan that these behaviours make, in their order. */
  public static CallbackPlan of(List<CallbackBehaviour> behaviours) {
    boolean lost = false;
    int copies = 1;
    boolean early = false;
    boolean forged = false;
    Duration delay = Duration.ZERO;
    Duration lead = Duration.ZERO;
    boolean aboutOther = false;
    Optional<String> other = Optional.empty();
    Set<Alteration> alterations = EnumSet.noneOf(Alteration.class);
    Duration age = Duration.ZERO;
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
        case CallbackBehaviour.Altered altered -> alterations.add(altered.how());
        case CallbackBehaviour.Stale stale -> age = stale.age();
      }
    }
    return new CallbackPlan(
        lost, copies, early, forged, delay, lead, aboutOther, other, alterations, age);
  }

  /** Whether it is altered in this way. */
  public boolean has(Alteration alteration) {
    return alterations.contains(alteration);
  }
}
