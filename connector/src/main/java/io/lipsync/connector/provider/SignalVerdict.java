package io.lipsync.connector.provider;

/** What the check of a signal says. No reason ever holds a secret, a signature or a link. */
public sealed interface SignalVerdict {

  /**
   * The signal is the vendor's: it is worth asking for the task.
   *
   * @param taskId the task that it names; not yet checked for its form
   * @param correlationKey what the process waits for
   */
  record Genuine(String taskId, String correlationKey) implements SignalVerdict {}

  /** The signal is the vendor's, and about something that no lip-sync process waits for. */
  record Irrelevant(String reason) implements SignalVerdict {}

  /** Nothing proves that the vendor sent it. */
  record Forged(String reason) implements SignalVerdict {}

  /** The signal is the vendor's, but names no task. */
  record Malformed(String reason) implements SignalVerdict {}

  /** The proof could not be checked now; the vendor may call again. */
  record Uncheckable(String reason) implements SignalVerdict {}
}
