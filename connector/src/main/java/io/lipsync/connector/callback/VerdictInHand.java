package io.lipsync.connector.callback;

import io.lipsync.connector.callback.judge.Verdict;

/**
 * Carries the verdict on a request from the runtime's first step, the verification, to the second,
 * the trigger, so that nothing is checked or asked twice. The runtime takes both steps in one
 * thread with one payload; each thread holds one verdict at most, and it is good for no other
 * payload. Thread-safe.
 */
final class VerdictInHand {
  private final ThreadLocal<Judged> judged = new ThreadLocal<>();

  private record Judged(Object request, Verdict verdict) {}

  /** Remembers the verdict for the next step. */
  void keep(Object request, Verdict verdict) {
    judged.set(new Judged(request, verdict));
  }

  /** The verdict on this very request, once; or null. */
  Verdict take(Object request) {
    Judged last = judged.get();
    judged.remove();
    return last != null && last.request() == request ? last.verdict() : null;
  }
}
