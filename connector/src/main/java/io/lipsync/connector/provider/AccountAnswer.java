package io.lipsync.connector.provider;

import io.lipsync.connector.task.TaskFailure;
import java.math.BigDecimal;
import java.time.Duration;

/** What a provider tells about an account. */
public sealed interface AccountAnswer {

  /**
   * The account is usable, and this much is left.
   *
   * @param remaining credits that can still be spent
   */
  record Known(BigDecimal remaining) implements AccountAnswer {}

  /** The provider has no such call. */
  record NotTold(String reason) implements AccountAnswer {}

  /**
   * Nobody can tell at the moment; asking again later is right.
   *
   * @param failure what was seen
   * @param retryAfter what the provider asked for, or null
   */
  record Unavailable(TaskFailure failure, Duration retryAfter) implements AccountAnswer {}

  /** The provider will not tell: wrong key. A person has to look. */
  record Refused(TaskFailure failure) implements AccountAnswer {}
}
