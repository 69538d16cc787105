package io.lipsync.emulator.scenario;

/**
 * A fault at one place of the conversation.
 *
 * @param place where it happens
 * @param fault what happens
 * @param times how often; then the conversation is as usual. {@link #ALWAYS} for every time
 */
public record FaultBehaviour(Place place, Fault fault, int times) implements Behaviour {

  /** No limit for {@link #times()}. */
  public static final int ALWAYS = Integer.MAX_VALUE;

  /** Where a fault happens. */
  public enum Place {
    /** A submit, before the task is created: nothing is billed. */
    BEFORE_ACCEPT("submit"),
    /** A submit, after the task was created: it is billed, and it runs. */
    AFTER_ACCEPT("accept"),
    /** A query of the task. */
    QUERY("query");

    private final String word;

    Place(String word) {
      this.word = word;
    }

    /** The word of the grammar. */
    public String word() {
      return word;
    }
  }

  /** Refuses times below 1, and faults that need an answer where there is none yet. */
  public FaultBehaviour {
    if (times < 1) {
      throw new IllegalArgumentException("a fault must happen at least once, not " + times);
    }
    if (place == Place.BEFORE_ACCEPT && fault instanceof Fault.Distorted) {
      throw new IllegalArgumentException(
          "before a task is created there is no answer to distort; use accept-... or query-...");
    }
  }
}
