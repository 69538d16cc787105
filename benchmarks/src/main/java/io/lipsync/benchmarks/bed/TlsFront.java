package io.lipsync.benchmarks.bed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Puts TLS in front of the stand-in, and counts handshakes. Its certificate is made when it starts;
 * runtimes that call it get {@link #trust} as JVM arguments.
 */
public final class TlsFront implements AutoCloseable {
  private static final String PASSWORD = "benchmarks";
  private static final int BUFFER = 16 * 1024;

  private final URI target;
  private final Path keyStore;
  private final SSLServerSocket server;
  private volatile Duration setUp = Duration.ZERO;
  private final AtomicLong handshakes = new AtomicLong();

  /** A front of {@code target}, whose path is kept. */
  public TlsFront(URI target, Path folder) throws IOException, GeneralSecurityException {
    this.target = target;
    this.keyStore = newKeyStore(folder);
    this.server =
        (SSLServerSocket)
            context(keyStore)
                .getServerSocketFactory()
                .createServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** The address of the target behind this front. */
  public String address() {
    return "https://localhost:" + server.getLocalPort() + target.getPath();
  }

  /**
   * As if the stand-in were that far away: a new connection takes two round trips before its first
   * request, one for TCP and one for TLS 1.3. The round trip of the request itself is a matter of
   * the stand-in's delay.
   */
  public void beAwayBy(Duration roundTrip) {
    setUp = roundTrip.multipliedBy(2);
  }

  /** Handshakes so far. */
  public long handshakes() {
    return handshakes.get();
  }

  /** What lets a JVM believe the certificate. */
  public String[] trust() {
    return new String[] {
      "-Djavax.net.ssl.trustStore=" + keyStore, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD
    };
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        SSLSocket caller = (SSLSocket) server.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException e) {
        // Closed, or a caller that was gone at once.
      }
    }
  }

  private void serve(SSLSocket caller) {
    try (caller;
        Socket behind = new Socket(target.getHost(), target.getPort())) {
      caller.setTcpNoDelay(true);
      behind.setTcpNoDelay(true);
      TimeUnit.MILLISECONDS.sleep(setUp.toMillis());
      caller.startHandshake();
      handshakes.incrementAndGet();
      Thread answers = Thread.ofVirtual().start(() -> pump(behind, caller));
      pump(caller, behind);
      answers.join();
    } catch (IOException e) {
      // The caller's way to end a connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until one side ends; then the other one does too. */
  private static void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // Ends both.
    }
    close(from);
    close(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone in any case.
    }
  }

  private static SSLContext context(Path keyStore) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** The JDK makes certificates by its own tool only. */
  private static Path newKeyStore(Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve("front.p12");
    Files.deleteIfExists(file);
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                "front",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
        throw new IOException("keytool made no certificate");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
