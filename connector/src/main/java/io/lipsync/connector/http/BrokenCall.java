package io.lipsync.connector.http;

import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** Says why a call broke off, in words of this machine and never of the host's. Pure functions. */
final class BrokenCall {
  private BrokenCall() {}

  /** The kind of the failure, and what is known of it where no stranger has written it. */
  static String reason(Exception failure) {
    return switch (failure) {
      // The messages of these quote the answer or the certificate.
      case ClientProtocolException odd -> "the answer is not HTTP/1.1 as it must be";
      case MalformedChunkCodingException odd -> "the answer's chunks are not as they must be";
      case SSLPeerUnverifiedException other -> "the certificate is not for this host";
      default -> failure.getClass().getSimpleName() + ": " + failure.getMessage();
    };
  }
}
