package io.lipsync.connector.provider;

import java.time.Instant;

/** Whether a vendor is asked what became of an order whose answer was lost. */
public enum ResolveUnknown {
  /** Nobody asks: a callback or a person has to tell. */
  OFF,
  /** By the vendor's own calls, free of charge. */
  LOOKUP;

  /** For vendors with a list of tasks: the same answer, once the list knows of the new task. */
  public SubmitAnswer watched(ProviderAccount account, SubmitAnswer answer, TaskList list) {
    if (this == LOOKUP && answer instanceof SubmitAnswer.Accepted accepted) {
      list.accepted(account, accepted.taskId());
    }
    return answer;
  }

  /** For vendors with a list of tasks: what a process has to keep of an order. */
  public LostOrder byList(Instant sentAfter) {
    return this == LOOKUP && sentAfter != null ? new LostOrder(sentAfter, null, null, null) : null;
  }

  /** For vendors with a list of tasks: what it shows of an order. */
  public Trace trace(ProviderAccount account, LostOrder order, Instant now, TaskList list) {
    return this == LOOKUP ? list.trace(account, order, now) : off(account);
  }

  /** Why nobody is asked. */
  public static Trace.CannotTell off(ProviderAccount account) {
    return new Trace.CannotTell("lipsync." + account.provider().id() + ".resolve-unknown is off");
  }
}
