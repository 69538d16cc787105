package io.lipsync.emulator.scenario;

import java.time.Duration;

/** What happens to the callback of a task. Several may be combined. */
public sealed interface CallbackBehaviour extends Behaviour {

  /** It is never sent. */
  record Lost() implements CallbackBehaviour {}

  /** It is sent {@code copies} times, whatever the receiver answers. */
  record Doubled(int copies) implements CallbackBehaviour {
    /** Refuses fewer than two copies. */
    public Doubled {
      if (copies < 2) {
        throw new IllegalArgumentException("doubled means at least 2 copies, not " + copies);
      }
    }
  }

  /**
   * The task completes at once, and its callback is sent and answered before the submit is
   * answered.
   */
  record Early() implements CallbackBehaviour {}

  /**
   * Before the real one somebody else sends one: same path, altered end of the query (or none), and
   * a made-up result link.
   */
  record Forged() implements CallbackBehaviour {}

  /** It is sent while queries go on to say {@code processing} for {@code lead}. */
  record WhileProcessing(Duration lead) implements CallbackBehaviour {}

  /** It is sent {@code delay} after the task ended. */
  record Slow(Duration delay) implements CallbackBehaviour {}

  /**
   * Its body is about another task.
   *
   * @param taskId whose id, or null for the newest other task (a made-up one if there is none)
   */
  record WrongTask(String taskId) implements CallbackBehaviour {}
}
