package io.lipsync.connector.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * TLS with the system's settings, also for names with an underscore, which buckets have. For these
 * the JDK sends no name (RFC 6066, section 3) and believes no certificate: here the name is sent,
 * and HttpClient compares it with the certificate. Thread-safe.
 */
final class AnyNameTls implements TlsSocketStrategy {
  private final TlsSocketStrategy usual = DefaultClientTlsStrategy.createSystemDefault();

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    TlsSocketStrategy strategy = target.contains("_") ? new Underscored(target) : usual;
    return strategy.upgrade(socket, target, port, attachment, context);
  }

  private static final class Underscored extends DefaultClientTlsStrategy {
    private final String name;

    Underscored(String name) {
      super(
          SSLContexts.createSystemDefault(),
          HostnameVerificationPolicy.CLIENT,
          new DefaultHostnameVerifier());
      this.name = name;
    }

    @Override
    protected void initializeSocket(SSLSocket socket) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new AnyName(name)));
      socket.setSSLParameters(parameters);
    }
  }

  private static final class AnyName extends SNIServerName {
    AnyName(String name) {
      super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
