package io.lipsync.connector.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import java.time.Duration;
import java.time.Instant;

/**
 * One vendor's API. Implementations are thread-safe, hold no state between calls but their pace,
 * send each call at most once and report every outcome as a value.
 *
 * <p>What only some vendors offer has a default that says no, so that a new vendor starts with what
 * it has.
 */
public interface LipSyncProvider {

  /** The id that templates and results use, for example {@code evolink}. */
  String id();

  /** Where the vendor's API lives for this installation, unless a task says otherwise. */
  String baseUrl();

  /** What the vendor can do and how fast it wants to be asked. */
  Capabilities capabilities();

  /**
   * Submits the order: this is the call that costs money.
   *
   * @param gate asked right before the first byte is sent; while it is closed nothing may be sent,
   *     and the answer is {@link SubmitAnswer.NotSent}
   */
  SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate);

  /** Reads a task. Free of charge, may be repeated at will. */
  Answer<FoundTask> read(ProviderAccount account, String taskId);

  /**
   * What a process has to keep of an order, so that its task can be looked for when the answer was
   * lost; null where the vendor has no call that could tell.
   *
   * @param sentAfter when the connector began to send it, or null
   */
  default LostOrder lost(SubmitOrder order, Instant sentAfter) {
    return null;
  }

  /**
   * Looks for the task of an order whose answer was lost. Free of charge, may be repeated at will.
   *
   * @param now the same clock as {@link LostOrder#sentAfter}
   */
  default Trace trace(ProviderAccount account, LostOrder order, Instant now) {
    return new Trace.CannotTell(id() + " has no call that finds it");
  }

  /**
   * Whether the text has the form of the vendor's task ids; others never get into an address. Where
   * a vendor documents none, it is a name or a number.
   */
  default boolean isTaskId(String text) {
    return VendorTask.isId(text);
  }

  /**
   * Plans the next read of a task whose process waits.
   *
   * @param earliest the time to it that suits the task
   * @return the time to it, longer than that where the account has too many tasks to read them all
   *     so often
   */
  default Duration planRead(ProviderAccount account, Duration earliest) {
    return earliest;
  }

  /**
   * Brings a file to the vendor. Free of charge, may be repeated at will.
   *
   * @return what a submission names the file by, once the vendor has all of it
   */
  default Answer<String> upload(ProviderAccount account, MediaFile file) {
    return new Answer.Refused<>(
        new TaskFailure(
            FailureCode.INVALID_INPUT, id() + " stores no files", false, "Give a link.", null));
  }

  /**
   * Stops a task, so that it costs nothing. May be repeated: a task that is cancelled already
   * counts as cancelled. One that goes on is refused as {@code NOT_CANCELLABLE}.
   *
   * @return what the provider calls the request that stopped it, or null
   */
  default Answer<String> cancel(ProviderAccount account, String taskId) {
    return new Answer.Refused<>(
        TaskFailure.of(
            FailureCode.NOT_CANCELLABLE, id() + " has no call that cancels a task", false));
  }

  /** What is left of the account's credits or quota. Free of charge. */
  default Answer<Balance> account(ProviderAccount account) {
    return new Answer.Ok<>(new Balance(null, id() + " has no call that tells what is left"));
  }

  /**
   * The task id in the body of a callback to an address of our own, the only thing that is ever
   * taken from one; or null. For vendors that call back per request.
   */
  default String taskIdInCallback(JsonNode body) {
    return null;
  }

  /**
   * Checks the signals of a vendor that reports all tasks of an account to one address and signs
   * what it sends.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} naming the
   *     setting that is missing
   */
  default SignalVerifier signals(SignalSettings settings) {
    return signal -> new SignalVerdict.Forged(id() + " signs nothing");
  }
}
