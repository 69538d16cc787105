package io.lipsync.connector.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Marks a call at the last moment before its first byte is written: the connection is leased, TCP
 * and TLS are up, and the call's {@link SendGate} is open. A call that failed without the mark was
 * provably not sent, whatever exception says so.
 */
final class SendMark implements ExecChainHandler {
  private static final String ATTRIBUTE = SendMark.class.getName();
  private static final String GATE = SendGate.class.getName();

  /** The context of a call that passes this gate. */
  static HttpClientContext contextFor(SendGate gate) {
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(GATE, gate);
    return context;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    if (scope.clientContext.getAttribute(GATE) instanceof SendGate gate && !gate.isOpen()) {
      throw new HeldBackException();
    }
    scope.clientContext.setAttribute(ATTRIBUTE, Boolean.TRUE);
    return chain.proceed(request, scope);
  }

  static boolean isSet(HttpContext context) {
    return context.getAttribute(ATTRIBUTE) != null;
  }

  /** The gate was closed. */
  static final class HeldBackException extends IOException {
    private static final long serialVersionUID = 1L;

    HeldBackException() {
      super("held back");
    }
  }
}
