package io.lipsync.connector.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that clients of this JVM trust until this is closed: TLS as it is on the internet,
 * for servers on this machine.
 */
public final class TrustedTls implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final SSLContext before;
  private final SSLContext context;

  /**
   * @param names alternative names of the certificate, such as {@code ip:127.0.0.1}
   */
  public TrustedTls(Path folder, String names) {
    try {
      KeyStore keys =
          KeyStore.getInstance(newKeyStore(folder, names).toFile(), PASSWORD.toCharArray());
      KeyManagerFactory keyManagers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keyManagers.init(keys, PASSWORD.toCharArray());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry("server", keys.getCertificate("server"));
      trust.init(trusted);
      context = SSLContext.getInstance("TLS");
      context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
      before = SSLContext.getDefault();
      SSLContext.setDefault(context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes sockets of servers with this certificate. */
  public ServerSocketFactory sockets() {
    return context.getServerSocketFactory();
  }

  @Override
  public void close() {
    SSLContext.setDefault(before);
  }

  /** The JDK makes certificates by its own tool only. */
  private static Path newKeyStore(Path folder, String names) throws IOException {
    Path file = Files.createTempDirectory(folder, "tls").resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=server",
                "-ext",
                "san=" + names)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool made no certificate");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return file;
  }
}
