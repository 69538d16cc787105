package io.lipsync.connector.provider;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.StorageError;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;

/**
 * Puts files where a vendor said that they go: an object store with a signed permission. No API key
 * is sent there, and only public hosts are called. Storing costs nothing, so that whatever may pass
 * is tried again, a permission that has run out included: the next try gets a new one. What the
 * store says is handed on as it is, inside of an upload of {@link VendorApi}. Thread-safe.
 */
public final class VendorStorage {
  private final ApiClient client;
  private final String vendor;

  /**
   * @param vendor the vendor's name, for people
   */
  public VendorStorage(ApiClient client, String vendor) {
    this.client = client;
    this.vendor = vendor;
  }

  /**
   * Stores a file.
   *
   * @param link what a submission names it by afterwards
   */
  public Answer<String> store(ApiRequest request, String link) {
    return VendorApi.sorted(
        client.send(request.toPublicHost()),
        vendor + "'s storage",
        answer -> answer.isSuccess() ? new Answer.Ok<>(link) : refused(answer),
        this::notCalled);
  }

  private TaskFailure notCalled(String reason) {
    return new TaskFailure(
        FailureCode.PROVIDER_ERROR,
        vendor + "'s storage was not called: " + reason,
        false,
        "If it is right where it is, let lipsync.http.private-hosts name its host.",
        null);
  }

  private Answer<String> refused(Exchange.Answered answer) {
    StorageError error = StorageError.of(answer.status(), answer.body());
    String said = error.message();
    String message =
        "%s's storage answered %s: %s"
            .formatted(vendor, answer, said == null ? "no message" : said);
    FailureCode code = code(error);
    TaskFailure failure =
        new TaskFailure(
            code,
            message,
            code.mayPass(),
            code.advice(),
            error.code(),
            error.requestId() == null ? answer.requestId() : error.requestId());
    return code.mayPass()
        ? new Answer.Later<>(failure, answer.retryAfter())
        : new Answer.Refused<>(failure);
  }

  private static FailureCode code(StorageError error) {
    return switch (error.status()) {
      case 429 -> FailureCode.RATE_LIMITED;
      // Permissions that have run out, and names that are taken: both are new at the next try.
      case 401, 403, 409 -> FailureCode.PROVIDER_ERROR;
      default ->
          error.mayPass() || error.isExpired() || error.status() / 100 != 4
              ? FailureCode.PROVIDER_ERROR
              : FailureCode.MEDIA_REJECTED;
    };
  }
}
