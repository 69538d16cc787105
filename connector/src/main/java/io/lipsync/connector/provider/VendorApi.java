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
  public Answer<FoundTask> read(
      ProviderAccount account,
      ApiRequest request,
      Function<Exchange.Answered, Answer<FoundTask>> found) {
    return ask(account, request, found, VendorWords::task);
  }

  /** Asks to stop a task; whatever is no refusal means that it is stopped. */
  public Answer<String> cancel(ProviderAccount account, ApiRequest request) {
    return ask(
        account, request, answer -> new Answer.Ok<>(null), (words, none) -> words.requestId());
  }

  /** Asks for anything that has no words of the vendor in it; see {@link #submit}. */
  public <T> Answer<T> ask(
      ProviderAccount account,
      ApiRequest request,
      Function<Exchange.Answered, Answer<T>> answered) {
    return ask(account, request, answered, (words, value) -> value);
  }

  /**
   * What became of a call that may be repeated.
   *
   * @param whom who was called, for people
   * @param forbidden why an address was not called
   */
  static <T> Answer<T> sorted(
      Exchange exchange,
      String whom,
      Function<Exchange.Answered, Answer<T>> answered,
      Function<String, TaskFailure> forbidden) {
    return switch (exchange) {
      case Exchange.Answered answer -> answered.apply(answer);
      case Exchange.NotSent failed -> notReached(whom, failed.reason());
      case Exchange.PossiblySent lost -> notReached(whom, lost.reason());
      case Exchange.Forbidden refused -> new Answer.Refused<>(forbidden.apply(refused.reason()));
    };
  }

  private static <T> Answer<T> notReached(String whom, String reason) {
    return Answer.later(whom + " could not be reached: " + reason);
  }

  private <T> Answer<T> ask(
      ProviderAccount account,
      ApiRequest request,
      Function<Exchange.Answered, Answer<T>> answered,
      BiFunction<VendorWords, T, T> cleaned) {
    Exchange exchange = client.send(authorized(account, request));
    VendorWords words = VendorWords.of(account, exchange);
    return sorted(exchange, vendor, answer -> judged(answer, answered), VendorApi::notCalled)
        .map(value -> cleaned.apply(words, value), words::failure);
  }

  private <T> Answer<T> judged(
      Exchange.Answered answer, Function<Exchange.Answered, Answer<T>> answered) {
    Refusal refusal = refusals.apply(answer);
    if (refusal == null) {
      return answered.apply(answer);
    }
    TaskFailure failure = failure(answer, refusal);
    return refusal.rule().retryable()
        ? new Answer.Later<>(failure, refusal.retryAfter())
        : new Answer.Refused<>(failure);
  }

  private ApiRequest authorized(ProviderAccount account, ApiRequest request) {
    ApiRequest authorized = authorization.apply(request, account.apiKey().reveal());
    return account.ownBaseUrl() ? authorized.toPublicHost() : authorized;
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

  private static TaskFailure notCalled(String reason) {
    return new TaskFailure(
        FailureCode.INVALID_INPUT,
        "baseUrl was not called: " + reason,
        false,
        "Leave it empty, or let the runtime's settings name the address.",
        null);
  }
}
