package io.lipsync.connector.callback.web;

import java.util.Arrays;

/** How the reading of a request's body ended. */
sealed interface ReceivedBody {

  /** All of it is there. */
  record Complete(byte[] bytes) implements ReceivedBody {
    @Override
    public boolean equals(Object other) {
      return other instanceof Complete complete && Arrays.equals(bytes, complete.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /**
   * It was given up.
   *
   * @param status the HTTP status that says why
   */
  record GivenUp(int status, String reason) implements ReceivedBody {}
}
