package io.lipsync.connector.callback.web;

import io.lipsync.connector.callback.CallbackEndpoint;
import io.lipsync.connector.callback.judge.Verdict;

/** Counts and tells of the callbacks that no element gets to see. Thread-safe. */
public interface CallbackObserver {

  /** Not even looked at: no POST, too large, too slow. */
  void refused(CallbackEndpoint endpoint, int status, String reason);

  /** The element's configuration is faulty: answered 503. */
  void notReady(CallbackEndpoint endpoint);

  /** Looked at, and answered as the verdict says. */
  void answered(CallbackEndpoint endpoint, Verdict verdict);
}
