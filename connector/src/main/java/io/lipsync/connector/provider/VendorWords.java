package io.lipsync.connector.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The one door through which what a vendor says becomes a message, a log line or a variable. {@link
 * VendorApi} sends every outcome through it, so that vendors' packages hand on raw words and none
 * can forget to clean them. Immutable and thread-safe.
 *
 * @param apiKey the account's key, which vendors quote
 * @param requestId what the vendor calls the request whose answer it is, or null
 */
record VendorWords(Secret apiKey, String requestId) {
  private static final int LONGEST_CODE = 60;
  private static final int LONGEST_REQUEST_ID = 100;
  private static final int LONGEST_REASON = 500;
  private static final String CUT = "...";
  private static final List<String> REQUEST_IDS = List.of("request_id", "requestId", "rid");

  /**
   * The door for the words of one exchange. The name of the request stands in the body, in an error
   * in it, or in a header.
   */
  static VendorWords of(ProviderAccount account, Exchange exchange) {
    String requestId = null;
    if (exchange instanceof Exchange.Answered answer) {
      JsonNode body = VendorJson.tree(answer.body());
      requestId =
          Stream.of(body, body.path("error"), body.path("output"), body.path("data"))
              .flatMap(place -> REQUEST_IDS.stream().map(name -> VendorJson.code(place.path(name))))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(answer.requestId());
    }
    return new VendorWords(account.apiKey(), requestId);
  }

  VendorWords {
    requestId = token(requestId, LONGEST_REQUEST_ID, apiKey);
  }

  /** A sentence in one line of at most 500 characters, without the key and whatever proves. */
  String message(String said) {
    return said == null ? null : Redaction.clean(said, apiKey);
  }

  /**
   * A code as a token of at most 60 letters, digits and {@code _ . : -}. Anything else in it
   * becomes one {@code _}; a longer one ends in three full stops.
   */
  String code(String said) {
    return token(said, LONGEST_CODE, apiKey);
  }

  private static String token(String said, int longest, Secret apiKey) {
    if (said == null) {
      return null;
    }
    String token = Redaction.clean(said.strip(), apiKey).replaceAll("[^A-Za-z0-9_.:-]+", "_");
    return token.length() <= longest ? token : token.substring(0, longest - CUT.length()) + CUT;
  }

  TaskFailure failure(TaskFailure said) {
    return said == null
        ? null
        : new TaskFailure(
            said.code(),
            message(said.message()),
            said.retryable(),
            said.advice(),
            code(said.providerCode()),
            said.requestId() == null
                ? requestId
                : token(said.requestId(), LONGEST_REQUEST_ID, apiKey));
  }

  FoundTask task(FoundTask found) {
    LipSyncTask said = found.task();
    return new FoundTask(
        said.withWords(code(said.providerStatus()), failure(said.failure()), requestId),
        found.since(),
        found.shortestCheck());
  }

  /** A task whose id has not the vendor's form cannot be asked for: nobody can tell its end. */
  SubmitAnswer submission(SubmitAnswer answer, LipSyncProvider vendor) {
    return switch (answer) {
      case SubmitAnswer.Accepted accepted ->
          vendor.isTaskId(accepted.taskId())
              ? new SubmitAnswer.Accepted(
                  accepted.taskId(),
                  accepted.status(),
                  accepted.estimatedSeconds(),
                  accepted.reservedCredits(),
                  requestId)
              : unknown(
                  vendor.id()
                      + " accepted a task whose id has not the form of its task ids: "
                      + code(accepted.taskId()));
      case SubmitAnswer.NotSent failed -> new SubmitAnswer.NotSent(message(failed.reason()));
      case SubmitAnswer.NotAccepted refused ->
          new SubmitAnswer.NotAccepted(failure(refused.failure()), refused.retryAfter());
      case SubmitAnswer.Unknown unknown -> unknown(message(unknown.reason()));
    };
  }

  private SubmitAnswer unknown(String reason) {
    if (requestId == null) {
      return new SubmitAnswer.Unknown(reason);
    }
    String named = " (request id " + requestId + ")";
    int room = LONGEST_REASON - named.length();
    return new SubmitAnswer.Unknown(
        reason.length() <= room
            ? reason + named
            : reason.substring(0, room - 1).replaceFirst("\\p{Cs}$", "") + "…" + named);
  }
}
