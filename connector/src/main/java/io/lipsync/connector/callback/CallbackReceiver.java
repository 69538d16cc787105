package io.lipsync.connector.callback;

import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.task.LipSyncTask;
import java.util.function.Function;
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
   * @param gate how many callbacks may ask the provider, or fetch what proves them, at once
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

  /** Lets a callback be checked, or says that there are too many. */
  @FunctionalInterface
  public interface Gate {
    /** For as many as come. */
    Gate OPEN = (check, tooMany) -> check.get();

    /** Calls one of the two. */
    Verdict pass(Supplier<Verdict> check, Supplier<Verdict> tooMany);
  }

  /** Judges one callback. */
  public Verdict receive(Signal signal) {
    return verifier.asksOthers(signal)
        ? atGate(null, () -> judge(verifier.verify(signal), this::read))
        : judge(verifier.verify(signal), genuine -> atGate(genuine.taskId(), () -> read(genuine)));
  }

  private Verdict atGate(String taskId, Supplier<Verdict> check) {
    return gate.pass(check, () -> new Verdict.Unreadable(taskId, "too many are being checked"));
  }

  private Verdict judge(SignalVerdict verdict, Function<SignalVerdict.Genuine, Verdict> read) {
    return switch (verdict) {
      case SignalVerdict.Genuine genuine ->
          account.provider().isTaskId(genuine.taskId())
              ? read.apply(genuine)
              : new Verdict.Malformed("the body names no task of " + account.provider().id());
      case SignalVerdict.Irrelevant other -> new Verdict.Irrelevant(other.reason());
      case SignalVerdict.Forged forged -> new Verdict.Forged(forged.reason());
      case SignalVerdict.Malformed malformed -> new Verdict.Malformed(malformed.reason());
      case SignalVerdict.Uncheckable later -> new Verdict.Unreadable(null, later.reason());
    };
  }

  /**
   * Whether the provider sends other things to the same address, which nobody waits for: it does
   * where one address is told of all that happens in the account.
   */
  public boolean hearsOtherThings() {
    return !account.provider().capabilities().callbackPerRequest();
  }

  private Verdict read(SignalVerdict.Genuine genuine) {
    return switch (account.provider().read(account, genuine.taskId())) {
      case ReadAnswer.Found found ->
          finished(found.task().withCorrelationKey(genuine.correlationKey()));
      case ReadAnswer.Unavailable later ->
          new Verdict.Unreadable(genuine.taskId(), later.failure().describe());
      case ReadAnswer.Refused refused ->
          new Verdict.Unreadable(genuine.taskId(), refused.failure().describe());
    };
  }

  private static Verdict finished(LipSyncTask task) {
    return task.status().isFinished()
        ? new Verdict.Finished(task)
        : new Verdict.NotFinished(task.taskId(), task.status());
  }
}
