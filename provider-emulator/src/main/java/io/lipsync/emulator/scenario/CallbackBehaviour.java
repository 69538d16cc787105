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

  /** It claims to be this old, with a signature that is right for that. */
  record Stale(Duration age) implements CallbackBehaviour {
    /** More than any receiver should accept. */
    public static final Duration USUAL_AGE = Duration.ofMinutes(5);
  }

  /** It differs in one point from the vendor's usual one. */
  record Altered(Alteration how) implements CallbackBehaviour {}

  /** In what a callback can differ from the usual one. */
  enum Alteration {
    /** The signature is not one over this message. */
    BAD_SIGNATURE("bad-signature", "The signature does not fit the message."),
    /** No signature headers. */
    UNSIGNED("unsigned", "It has no signature."),
    /** Another token than the one that was agreed, signed with the right key. */
    WRONG_TOKEN("wrong-token", "Its token is another one; the signature fits."),
    /** Signed with somebody else's key, whose certificate is at somebody else's host. */
    WRONG_CERTIFICATE_HOST(
        "wrong-certificate-host",
        "It is signed with another key, whose certificate is at another host."),
    /** The string that is signed ends with one more newline, or with none where that is usual. */
    OTHER_NEWLINE(
        "other-newline",
        "What is signed ends with a newline more (or less, if more is the setting)."),
    /** The timestamp counts seconds, not milliseconds. */
    TIMESTAMP_IN_SECONDS("timestamp-in-seconds", "Its timestamp counts seconds."),
    /** The body has no id of the event. */
    WITHOUT_EVENT_ID("without-event-id", "Its body has no event_id.");

    private final String word;
    private final String meaning;

    Alteration(String word, String meaning) {
      this.word = word;
      this.meaning = meaning;
    }

    /** The word of the grammar. */
    public String word() {
      return word;
    }

    /** One sentence. */
    public String meaning() {
      return meaning;
    }
  }
}
