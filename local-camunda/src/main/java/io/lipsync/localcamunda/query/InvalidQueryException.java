package io.lipsync.localcamunda.query;

/** A search request that cannot be understood; the message names the field. */
public final class InvalidQueryException extends RuntimeException {

  InvalidQueryException(String message) {
    super(message);
  }
}
