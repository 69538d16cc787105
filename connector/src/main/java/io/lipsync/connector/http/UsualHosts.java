package io.lipsync.connector.http;

import java.io.IOException;
import java.util.Optional;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Ends a call before anything is looked up, connected or asked of a proxy when its host is written
 * as no host is; see {@link HostName}. It sees every call, redirects too. Thread-safe.
 */
final class UsualHosts implements ExecChainHandler {

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    // HttpClient shows Punycode as what it stands for.
    String host = HostName.ascii(scope.route.getTargetHost().getHostName());
    Optional<String> fault = HostName.fault(host);
    if (fault.isPresent()) {
      throw RefusedHostException.odd(host, fault.get());
    }
    return chain.proceed(request, scope);
  }
}
