package io.lipsync.connector.callback.web;

import io.lipsync.connector.callback.CallbackEndpoint;
import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.metrics.CallbackOutcome;
import io.lipsync.connector.metrics.LipSyncMeters;

/** Counts every callback that the filter answers, and tells of them in one line a minute. */
public final class CallbackTally implements CallbackObserver {
  private final LipSyncMeters meters;
  private final RefusalLog log;

  /** A tally that tells in this log. */
  public CallbackTally(LipSyncMeters meters, RefusalLog log) {
    this.meters = meters;
    this.log = log;
  }

  @Override
  public void refused(CallbackEndpoint endpoint, int status, String reason) {
    meters.callback(endpoint.provider(), CallbackOutcome.REFUSED);
    log.refused(endpoint.path(), status, reason);
  }

  @Override
  public void notReady(CallbackEndpoint endpoint) {
    meters.callback(endpoint.provider(), CallbackOutcome.NOT_READY);
    log.refused(endpoint.path(), 503, "the event is not configured");
  }

  @Override
  public void answered(CallbackEndpoint endpoint, Verdict verdict) {
    meters.callback(endpoint.provider(), verdict.outcome());
    if (verdict.status() != 200) {
      log.refused(endpoint.path(), verdict.status(), verdict.reason());
    }
  }
}
