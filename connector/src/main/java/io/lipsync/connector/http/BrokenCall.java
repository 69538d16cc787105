package io.lipsync.connector.http;

import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** Says why a call broke off, in words of this machine and never of the host's. Pure functions. */
final class BrokenCall {
  private BrokenCall() {}

  /** The kind of the failure, and what is known of it where no stranger has written it. */
  static String reason(Exception failure) {
    return switch (failure) {
      // Their messages quote the answer.
      case ClientProtocolException odd -> "the answer is not HTTP/1.1 as it must be";
      case MalformedChunkCodingException odd -> "the answer's chunks are not as they must be";
      default -> failure.getClass().getSimpleName() + ": " + failure.getMessage();
    };
  }
}
