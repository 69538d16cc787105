package io.lipsync.connector.provider;

/** What a vendor shows of an order whose answer was lost. */
public sealed interface Trace {

  /**
   * The vendor has a task of it, or one that is as good: the same order, placed since.
   *
   * @param taskId the vendor's task id
   */
  record Found(String taskId) implements Trace {}

  /** The vendor shows no task of it at this moment. One look alone proves nothing. */
  record Nothing() implements Trace {}

  /**
   * Nobody can tell from what the vendor shows.
   *
   * @param reason why, for people; a sentence without its full stop
   */
  record CannotTell(String reason) implements Trace {}
}
