package io.lipsync.connector.callback.judge;

import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.ProviderAccount;
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
  private static final String TOO_MANY = "too many are being checked";

  private final ProviderAccount account;
  private final SignalVerifier verifier;
  private final Gate gate;
  private final Later later;

  /**
   * A receiver for the callbacks of one account.
   *
   * @param settings what signatures are checked with; vendors that call back per request need none
   * @param gate how many callbacks may ask the provider, or fetch what proves them, at once
   * @param later is told of genuine callbacks whose task is to be read again
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} naming what is
   *     missing in the settings
   */
  public CallbackReceiver(
      ProviderAccount account, SignalSettings settings, Gate gate, Later later) {
    this.account = account;
    this.gate = gate;
    this.later = later;
    this.verifier =
        account.provider().capabilities().callbackPerRequest()
            ? new OwnAddressVerifier(account)
            : account.provider().signals(settings);
  }

  /** What callbacks may ask of others. */
  public interface Gate {
    /** For as many as come, each on its own. */
    Gate OPEN =
        new Gate() {
          @Override
          public <T> T limited(Supplier<T> work, Supplier<T> tooMany) {
            return work.get();
          }

          @Override
          public Verdict once(SignalVerdict.Genuine genuine, Supplier<Verdict> read) {
            return read.get();
          }
        };

    /** Calls one of the two. */
    <T> T limited(Supplier<T> work, Supplier<T> tooMany);

    /** What the provider says of a task, or has just said. */
    Verdict once(SignalVerdict.Genuine genuine, Supplier<Verdict> read);
  }

  /** What becomes of a genuine callback whose task is not known to be finished yet. */
  @FunctionalInterface
  public interface Later {
    /** Nothing: the provider's repetition and the timer of the process are enough. */
    Later NEVER = (genuine, verdict, again) -> {};

    /**
     * Is called for each such callback, repeated ones too.
     *
     * @param verdict why it moves no process now
     * @param again asks the provider once more
     */
    void begin(SignalVerdict.Genuine genuine, Verdict verdict, Supplier<Verdict> again);

    /** A callback with the account's own secret is not believed: a setting may be at fault. */
    default void doubted(String reason) {}

    /** A callback is the provider's. */
    default void believed() {}
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
    return switch (verified(signal)) {
      case SignalVerdict.Genuine genuine -> {
        later.believed();
        yield checkNowOrLater(genuine);
      }
      case SignalVerdict.Irrelevant other -> new Verdict.Irrelevant(other.reason());
      case SignalVerdict.Forged forged -> forged(signal, forged.reason());
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

  private Verdict forged(Signal signal, String reason) {
    if (verifier.carriesSecret(signal)) {
      later.doubted(reason);
    }
    return new Verdict.Forged(reason);
  }

  private SignalVerdict verified(Signal signal) {
    return verifier.asksOthers(signal)
        ? gate.limited(() -> verifier.verify(signal), () -> new SignalVerdict.Uncheckable(TOO_MANY))
        : verifier.verify(signal);
  }

  private Verdict checkNowOrLater(SignalVerdict.Genuine genuine) {
    if (!account.provider().isTaskId(genuine.taskId())) {
      return new Verdict.Malformed("the body names no task of " + account.provider().id());
    }
    Verdict verdict = check(genuine);
    if (!(verdict instanceof Verdict.Finished)) {
      later.begin(genuine, verdict, () -> check(genuine));
    }
    return verdict;
  }

  private Verdict check(SignalVerdict.Genuine genuine) {
    String taskId = genuine.taskId();
    Verdict verdict =
        gate.once(
            genuine,
            () -> gate.limited(() -> read(taskId), () -> new Verdict.Unreadable(taskId, TOO_MANY)));
    return verdict instanceof Verdict.Finished finished
        ? new Verdict.Finished(finished.task().withCorrelationKey(genuine.correlationKey()))
        : verdict;
  }

  private Verdict read(String taskId) {
    Answer<FoundTask> answer = account.provider().read(account, taskId);
    return answer instanceof Answer.Ok<FoundTask> ok
        ? finished(ok.value().task())
        : new Verdict.Unreadable(taskId, answer.failure().describe());
  }

  private static Verdict finished(LipSyncTask task) {
    return task.status().isFinished()
        ? new Verdict.Finished(task)
        : new Verdict.NotFinished(task.taskId(), task.status());
  }
}
