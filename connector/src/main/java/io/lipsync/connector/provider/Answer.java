package io.lipsync.connector.provider;

import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a call ended that costs nothing and may be repeated. Immutable, as far as its value is.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

  /** Why there is no value, or null when there is one. */
  TaskFailure failure();

  /**
   * The provider did what it was asked for.
   *
   * @param value what it said; null where there is nothing to say
   */
  record Ok<T>(T value) implements Answer<T> {

    @Override
    public TaskFailure failure() {
      return null;
    }

    /** Hides the value, which may be a signed link. */
    @Override
    public String toString() {
      return "Ok[]";
    }
  }

  /**
   * The provider cannot tell or do it at the moment; asking again later is right.
   *
   * @param retryAfter what the provider asked for, or null
   */
  record Later<T>(TaskFailure failure, Duration retryAfter) implements Answer<T> {}

  /** The provider will not do it: wrong key, wrong id, unusable file. A person has to look. */
  record Refused<T>(TaskFailure failure) implements Answer<T> {}

  /** Nothing came back, or nothing that makes sense yet. */
  static <T> Answer<T> later(String message) {
    return new Later<>(TaskFailure.of(FailureCode.PROVIDER_ERROR, message, true), null);
  }

  /** The same answer about something else, its failure told in other words. */
  default <U> Answer<U> map(Function<T, U> value, UnaryOperator<TaskFailure> words) {
    return switch (this) {
      case Ok<T> ok -> new Ok<>(value.apply(ok.value()));
      case Later<T> later -> new Later<>(words.apply(later.failure()), later.retryAfter());
      case Refused<T> refused -> new Refused<>(words.apply(refused.failure()));
    };
  }

  /**
   * The value.
   *
   * @throws io.camunda.connector.api.error.ConnectorException the failure: for another try after
   *     the wait that the provider asked for, or without retries when it refused
   */
  default T orThrow() {
    return switch (this) {
      case Ok<T> ok -> ok.value();
      case Later<T> later -> throw Failures.temporary(later.failure(), later.retryAfter());
      case Refused<T> refused -> throw Failures.permanent(refused.failure());
    };
  }
}
