package io.lipsync.connector.callback.judge;

import java.util.Arrays;

/**
 * Carries the verdict on a request from the filter to the element behind it, so that each signature
 * is verified once. The verdict lies with the thread that the filter passes the request on with,
 * for as long as that takes, and is good for the same receiver and the same body only: nothing in a
 * request can put one there. Whoever finds none judges for himself. Thread-safe.
 */
public final class VerdictHandover {
  private final ThreadLocal<Judged> judged = new ThreadLocal<>();

  private record Judged(CallbackReceiver judge, byte[] body, Verdict verdict) {}

  /** Leaves a verdict for whoever gets the request on this thread. Clear it afterwards. */
  public void leave(CallbackReceiver judge, byte[] body, Verdict verdict) {
    judged.set(new Judged(judge, body, verdict));
  }

  /**
   * The verdict of this receiver on this body, once; or null.
   *
   * @param body null for none
   */
  public Verdict take(CallbackReceiver judge, byte[] body) {
    Judged left = judged.get();
    byte[] given = body == null ? new byte[0] : body;
    if (left == null || left.judge() != judge || !Arrays.equals(left.body(), given)) {
      return null;
    }
    judged.remove();
    return left.verdict();
  }

  /** The request has been passed on. */
  public void clear() {
    judged.remove();
  }
}
