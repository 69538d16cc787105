package io.lipsync.connector.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How a call to a provider ended. For a call that costs money the difference between the last two
 * decides whether it may be repeated.
 */
public sealed interface Exchange {

  /**
   * The provider, or something in front of it, answered.
   *
   * @param status HTTP status
   * @param body as much as could be read, empty when the answer broke off
   * @param retryAfter what a {@code Retry-After} header asked for, or null
   * @param requestId what a header calls the request, or null
   * @param date the {@code Date} header as it came, or null
   */
  record Answered(int status, String body, Duration retryAfter, String requestId, String date)
      implements Exchange {

    /** An answer whose headers do not name the request. */
    public Answered(int status, String body, Duration retryAfter) {
      this(status, body, retryAfter, null, null);
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** The wait the provider asked for. */
    public Optional<Duration> requestedWait() {
      return Optional.ofNullable(retryAfter);
    }

    @Override
    public String toString() {
      return "HTTP " + status;
    }
  }

  /** Not one byte of the request left this machine: the provider cannot know of it. */
  record NotSent(String reason) implements Exchange {}

  /** The address is not one to call, and was not called: trying again will not help. */
  record Forbidden(String reason) implements Exchange {}

  /** Bytes may have arrived and no answer came back: the provider may have acted. */
  record PossiblySent(String reason) implements Exchange {}
}
