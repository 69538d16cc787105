package io.lipsync.connector.submit;

import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.task.Postponed;
import java.time.Clock;
import java.time.Duration;

/**
 * The second state of a submission: its attempt is being claimed. The connection to the provider is
 * opened meanwhile; the first byte is sent only when the claim is this worker's, and not if the
 * worker has been stopped in between, since a person may have decided by then. Used once, by one
 * thread.
 */
final class Claimed implements SendGate {
  /** From before the claim to the first byte. Whoever is later may not be alone any more. */
  static final Duration LONGEST_STALL = Duration.ofSeconds(10);

  private final Prepared prepared;
  private final OnceOnlyGuard.Claim claim;
  private final boolean repeats;
  private final Clock spans;
  private Sent heldBack;
  private boolean ours;
  private boolean passed;

  /**
   * @param repeats whether an earlier attempt under the same key may have been accepted
   */
  Claimed(Prepared prepared, OnceOnlyGuard.Claim claim, boolean repeats, Clock spans) {
    this.prepared = prepared;
    this.claim = claim;
    this.repeats = repeats;
    this.spans = spans;
  }

  /** Sends the order at most once; the next state. Never throws. */
  Sent send() {
    ProviderAccount account = prepared.submission().account();
    SubmitAnswer answer;
    try {
      answer = account.provider().submit(account, prepared.order(), this);
    } catch (RuntimeException e) {
      String seen = e.getClass().getSimpleName() + " while the order was being sent";
      answer = passed ? new SubmitAnswer.Unknown(seen) : new SubmitAnswer.NotSent(seen);
    }
    return passed ? answered(answer) : nothingSent(answer);
  }

  private Sent answered(SubmitAnswer answer) {
    return switch (answer) {
      case SubmitAnswer.Accepted accepted ->
          new Sent.Accepted(prepared.submission().accepted(accepted, prepared.mediaWarnings()));
      case SubmitAnswer.Unknown unknown -> new Sent.Unknown(unknown.reason());
      // What is known of this order tells nothing of an earlier one that it repeats.
      case SubmitAnswer.NotSent failed ->
          isFirst() ? new Sent.NotSent(failed.reason()) : new Sent.Begun();
      case SubmitAnswer.NotAccepted refused ->
          isFirst()
              ? new Sent.Refused(refused)
              : new Sent.Unknown(
                  "An earlier attempt may have been accepted. Repeated: "
                      + refused.failure().said());
    };
  }

  /** The gate kept the order back, or was never asked since there was no connection. */
  private Sent nothingSent(SubmitAnswer answer) {
    return heldBack != null || !isOpen() ? heldBack : answered(answer);
  }

  private boolean isFirst() {
    return ours && !repeats;
  }

  @Override
  public boolean isOpen() {
    heldBack = heldBack();
    passed = heldBack == null;
    return passed;
  }

  private Sent heldBack() {
    try {
      ours = claim.isOurs();
    } catch (Postponed e) {
      return new Sent.Unclaimed(e);
    }
    if (!ours && !prepared.repeatable()) {
      return new Sent.Begun();
    }
    prepared.departure().run();
    return Duration.between(prepared.at(), spans.instant()).compareTo(LONGEST_STALL) > 0
        ? new Sent.NotSent("This worker was stopped for too long between the claim and the order")
        : null;
  }
}
