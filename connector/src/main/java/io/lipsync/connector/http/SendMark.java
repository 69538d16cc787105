package io.lipsync.connector.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Marks a call at the last moment before its first byte is written: the connection is leased, TCP
 * and TLS are up. A call that failed without the mark was provably not sent, whatever exception
 * says so.
 */
final class SendMark implements ExecChainHandler {
  private static final String ATTRIBUTE = SendMark.class.getName();

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    scope.clientContext.setAttribute(ATTRIBUTE, Boolean.TRUE);
    return chain.proceed(request, scope);
  }

  static boolean isSet(HttpContext context) {
    return context.getAttribute(ATTRIBUTE) != null;
  }
}
