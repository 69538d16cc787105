package io.lipsync.connector.callback.web;

import io.lipsync.connector.callback.CallbackEndpoint;
import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.provider.Signal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * One request at a path of ours.
 *
 * @param endpoints the elements that wait at the path, at least one. The runtime asks one of them,
 *     and nobody outside of it knows which: what any of them believes is not forged
 */
record CallbackExchange(
    HttpServletRequest request, HttpServletResponse response, List<CallbackEndpoint> endpoints) {

  /**
   * @param endpoint whose verdict it is
   */
  record Judged(CallbackEndpoint endpoint, Verdict verdict) {}

  /** The element that stands for all of them in numbers and logs. */
  CallbackEndpoint first() {
    return endpoints.getFirst();
  }

  /** Whether anybody can judge. */
  boolean isReady() {
    return endpoints.stream().anyMatch(CallbackEndpoint::isReady);
  }

  /** What the headers prove, or null when the body has to be looked at. */
  Verdict.Forged forgedInHead() {
    Signal head = RequestHead.of(request).signal(null);
    String fault = null;
    for (CallbackEndpoint endpoint : ready()) {
      fault = endpoint.receiver().faultInHead(head);
      if (fault == null) {
        return null;
      }
    }
    return fault == null ? null : new Verdict.Forged(fault);
  }

  /**
   * The first verdict that does not call it forged, or the last one; null when nobody can judge.
   */
  Judged judge(byte[] body) {
    Signal signal = RequestHead.of(request).signal(body);
    Judged judged = null;
    for (CallbackEndpoint endpoint : ready()) {
      judged = new Judged(endpoint, endpoint.receiver().receive(signal));
      if (!(judged.verdict() instanceof Verdict.Forged)) {
        return judged;
      }
    }
    return judged;
  }

  /** The request for those behind, who find the body as it was read. */
  HttpServletRequest withBody(byte[] body) {
    return new BufferedRequest(request, body, RequestHead.of(request).parameters());
  }

  /** Hides tokens and signatures. */
  @Override
  public String toString() {
    return "CallbackExchange[" + endpoints.size() + " endpoints]";
  }

  private List<CallbackEndpoint> ready() {
    return endpoints.stream().filter(CallbackEndpoint::isReady).toList();
  }
}
