package io.lipsync.connector.provider;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Calls a vendor and sorts what comes back: the one place where an answer that never came turns
 * into "nobody can tell" for a call that costs money, and into "ask again later" for all others.
 * What a vendor's answers say stays with the vendor; whatever of it goes on is cleaned by {@link
 * VendorWords}. Thread-safe.
 */
public final class VendorApi {
  private final ApiClient client;
  private final String vendor;
  private final BiFunction<ApiRequest, String, ApiRequest> authorization;
  private final Function<Exchange.Answered, Refusal> refusals;

  /**
   * What a vendor said in place of what was asked for.
   *
   * @param rule the row of the vendor's error table
   * @param said the vendor's code and words
   * @param retryAfter what the vendor asked for, or null
   */
  public record Refusal(ErrorRule rule, VendorError said, Duration retryAfter) {}

  /**
   * @param vendor the vendor's name, for people
   * @param authorization adds the API key to a request
   * @param refusals reads an answer: a refusal, or null when it is none
   */
  public VendorApi(
      ApiClient client,
      String vendor,
      BiFunction<ApiRequest, String, ApiRequest> authorization,
      Function<Exchange.Answered, Refusal> refusals) {
    this.client = client;
    this.vendor = vendor;
    this.authorization = authorization;
    this.refusals = refusals;
  }

  /**
   * Sends an order.
   *
   * @param gate see {@link LipSyncProvider#submit}
   * @param accepted reads an answer that is no refusal
   */
  public SubmitAnswer submit(
      ProviderAccount account,
      ApiRequest request,
      SendGate gate,
      Function<Exchange.Answered, SubmitAnswer> accepted) {
    Exchange exchange = client.sendPaid(authorized(account, request), gate);
    SubmitAnswer answered =
        switch (exchange) {
          case Exchange.Answered answer -> submitted(answer, accepted);
          case Exchange.NotSent failed ->
              new SubmitAnswer.NotSent(vendor + " could not be reached: " + failed.reason());
          case Exchange.Forbidden refused ->
              new SubmitAnswer.NotAccepted(notCalled(refused.reason()), null);
          case Exchange.PossiblySent lost ->
              new SubmitAnswer.Unknown(vendor + " did not answer: " + lost.reason());
        };
    return VendorWords.of(account, exchange).submission(answered, account.provider());
  }

  /** An id that comes with a success is a task, whatever else is said beside it. */
  private SubmitAnswer submitted(
      Exchange.Answered answer, Function<Exchange.Answered, SubmitAnswer> accepted) {
    Refusal refusal = refusals.apply(answer);
    if (refusal == null) {
      return accepted.apply(answer);
    }
    return answer.isSuccess() && accepted.apply(answer) instanceof SubmitAnswer.Accepted task
        ? task
        : notAccepted(answer, refusal);
  }

  /** Asks for a task; see {@link #submit} for {@code found}. */
  public ReadAnswer read(
      ProviderAccount account, ApiRequest request, Function<Exchange.Answered, ReadAnswer> found) {
    Exchange exchange = client.send(authorized(account, request));
    return VendorWords.of(account, exchange)
        .read(sorted(exchange, found, ReadAnswer.Unavailable::new, ReadAnswer.Refused::new));
  }

  /** Asks for what is left of an account; see {@link #submit} for {@code known}. */
  public AccountAnswer account(
      ProviderAccount account,
      ApiRequest request,
      Function<Exchange.Answered, AccountAnswer> known) {
    Exchange exchange = client.send(authorized(account, request));
    return VendorWords.of(account, exchange)
        .account(
            sorted(exchange, known, AccountAnswer.Unavailable::new, AccountAnswer.Refused::new));
  }

  /** Asks where a file goes, or sends one to the vendor itself; see {@link #submit}. */
  public UploadAnswer upload(
      ProviderAccount account,
      ApiRequest request,
      Function<Exchange.Answered, UploadAnswer> answered) {
    Exchange exchange = client.send(authorized(account, request));
    return VendorWords.of(account, exchange)
        .upload(
            sorted(exchange, answered, UploadAnswer.Unavailable::new, UploadAnswer.Refused::new));
  }

  /** Asks to stop a task; see {@link #submit} for {@code cancelled}. */
  public CancelAnswer cancel(
      ProviderAccount account,
      ApiRequest request,
      Function<Exchange.Answered, CancelAnswer> cancelled) {
    Exchange exchange = client.send(authorized(account, request));
    return VendorWords.of(account, exchange)
        .cancellation(
            sorted(exchange, cancelled, CancelAnswer.Unavailable::new, CancelAnswer.Refused::new));
  }

  /** An answer that makes no sense, or not yet. */
  public static TaskFailure odd(String message) {
    return TaskFailure.of(FailureCode.PROVIDER_ERROR, message, true);
  }

  private ApiRequest authorized(ProviderAccount account, ApiRequest request) {
    ApiRequest authorized = authorization.apply(request, account.apiKey().reveal());
    return account.ownBaseUrl() ? authorized.toPublicHost() : authorized;
  }

  private <T> T sorted(
      Exchange exchange,
      Function<Exchange.Answered, T> answered,
      Later<T> later,
      Function<TaskFailure, T> refused) {
    return switch (exchange) {
      case Exchange.Answered answer -> {
        Refusal refusal = refusals.apply(answer);
        if (refusal == null) {
          yield answered.apply(answer);
        }
        TaskFailure failure = failure(answer, refusal);
        yield refusal.rule().retryable()
            ? later.of(failure, refusal.retryAfter())
            : refused.apply(failure);
      }
      case Exchange.NotSent failed -> later.of(notReached(failed.reason()), null);
      case Exchange.Forbidden forbidden -> refused.apply(notCalled(forbidden.reason()));
      case Exchange.PossiblySent lost -> later.of(notReached(lost.reason()), null);
    };
  }

  private SubmitAnswer notAccepted(Exchange.Answered answer, Refusal refusal) {
    TaskFailure failure = failure(answer, refusal);
    return refusal.rule().created() == ErrorRule.TaskCreated.NO
        ? new SubmitAnswer.NotAccepted(failure, refusal.retryAfter())
        : new SubmitAnswer.Unknown(failure.said());
  }

  private TaskFailure failure(Exchange.Answered answer, Refusal refusal) {
    String message = refusal.said().message();
    return refusal
        .rule()
        .failure(
            vendor + " answered " + answer + ": " + (message == null ? "no message" : message),
            refusal.said().code());
  }

  private TaskFailure notReached(String reason) {
    return TaskFailure.of(
        FailureCode.PROVIDER_ERROR, vendor + " could not be reached: " + reason, true);
  }

  private static TaskFailure notCalled(String reason) {
    return new TaskFailure(
        FailureCode.INVALID_INPUT,
        "baseUrl was not called: " + reason,
        false,
        "Leave it empty, or let the runtime's settings name the address.",
        null);
  }

  /** An outcome that asking again later may change. */
  @FunctionalInterface
  private interface Later<T> {
    T of(TaskFailure failure, Duration retryAfter);
  }
}
