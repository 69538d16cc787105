package io.lipsync.connector.callback;

import io.lipsync.connector.callback.judge.RecentChecks;
import io.lipsync.connector.callback.judge.VerdictHandover;
import io.lipsync.connector.callback.reread.DeliveredCallbacks;
import io.lipsync.connector.callback.reread.Rereads;

/**
 * What the elements of one runtime remember together of their callbacks. Thread-safe.
 *
 * @param recent what providers said a moment ago
 * @param delivered what the engine has just taken
 * @param rereads tasks that are read again
 * @param handover verdicts on their way from the filter to the element
 */
public record CallbackMemory(
    RecentChecks recent, DeliveredCallbacks delivered, Rereads rereads, VerdictHandover handover) {

  /** Nothing yet, on the machine's own clock. */
  public static CallbackMemory empty() {
    return new CallbackMemory(
        new RecentChecks(System::nanoTime),
        new DeliveredCallbacks(System::nanoTime),
        new Rereads(Rereads.Delay.VIRTUAL_THREADS),
        new VerdictHandover());
  }
}
