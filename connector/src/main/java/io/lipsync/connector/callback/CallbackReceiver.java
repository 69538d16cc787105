package io.lipsync.connector.callback;

import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.task.LipSyncTask;
import java.util.function.Supplier;

/**
 * Checks a callback: first that it is the provider's, then, by asking the provider with our own API
 * key, what really became of the task. Of the callback's body only the task id is used.
 *
 * <p>Thread-safe. Every outcome is a {@link Verdict}; nothing is thrown.
 */
public final class CallbackReceiver {
  private final ProviderAccount account;
  private final SignalVerifier verifier;
  private final Gate gate;

  /**
   * A receiver for the callbacks of one account.
   *
   * @param settings what signatures are checked with; vendors that call back per request need none
   * @param gate how many genuine callbacks may be checked at the provider at once
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} naming what is
   *     missing in the settings
   */
  public CallbackReceiver(ProviderAccount account, SignalSettings settings, Gate gate) {
    this.account = account;
    this.gate = gate;
    this.verifier =
        account.provider().capabilities().callbackPerRequest()
            ? new OwnAddressVerifier(account)
            : account.provider().signals(settings);
  }

  /** Lets a callback be checked, knows the answer already, or says that there are too many. */
  @FunctionalInterface
  public interface Gate {
    /** For as many as come. */
    Gate OPEN = (genuine, check, tooMany) -> check.get();

    /**
     * Calls one of the two, or none.
     *
     * @param genuine whose task is asked for
     */
    Verdict pass(SignalVerdict.Genuine genuine, Supplier<Verdict> check, Supplier<Verdict> tooMany);
  }

  /**
   * Why a callback of which only headers and parameters are known is {@link Verdict.Forged}, or
   * null when its body has to be looked at.
   */
  public String faultInHead(Signal head) {
    return verifier.faultInHead(head);
  }

  /** Judges one callback. */
  public Verdict receive(Signal signal) {
    return switch (verifier.verify(signal)) {
      case SignalVerdict.Genuine genuine -> check(genuine);
      case SignalVerdict.Irrelevant other -> new Verdict.Irrelevant(other.reason());
      case SignalVerdict.Forged forged -> new Verdict.Forged(forged.reason());
      case SignalVerdict.Malformed malformed -> new Verdict.Malformed(malformed.reason());
      case SignalVerdict.Uncheckable later -> new Verdict.Unreadable(null, later.reason());
    };
  }

  /** Whether the provider sent it, and nobody needs it. The provider is not asked for that. */
  public boolean isIrrelevant(Signal signal) {
    return !account.provider().capabilities().callbackPerRequest()
        && verifier.verify(signal) instanceof SignalVerdict.Irrelevant;
  }

  private Verdict check(SignalVerdict.Genuine genuine) {
    String taskId = genuine.taskId();
    if (!account.provider().isTaskId(taskId)) {
      return new Verdict.Malformed("the body names no task of " + account.provider().id());
    }
    Verdict verdict =
        gate.pass(
            genuine,
            () -> read(taskId),
            () -> new Verdict.Unreadable(taskId, "too many are being checked"));
    return verdict instanceof Verdict.Finished finished
        ? new Verdict.Finished(finished.task().withCorrelationKey(genuine.correlationKey()))
        : verdict;
  }

  private Verdict read(String taskId) {
    return switch (account.provider().read(account, taskId)) {
      case ReadAnswer.Found found -> judge(found.task());
      case ReadAnswer.Unavailable later ->
          new Verdict.Unreadable(taskId, later.failure().describe());
      case ReadAnswer.Refused refused ->
          new Verdict.Unreadable(taskId, refused.failure().describe());
    };
  }

  private static Verdict judge(LipSyncTask task) {
    return task.status().isFinished()
        ? new Verdict.Finished(task)
        : new Verdict.NotFinished(task.taskId(), task.status());
  }
}
