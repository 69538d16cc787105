package io.lipsync.connector.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A TCP server on which every connection follows a script: for the ways of ending a call that no
 * decent HTTP server offers.
 */
public final class ScriptedServer implements AutoCloseable {

  /** What one connection does; the socket is closed afterwards. */
  @FunctionalInterface
  public interface Script {
    void play(Socket socket) throws IOException, InterruptedException;
  }

  private final ServerSocket listener;
  private final Script script;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private ScriptedServer(Script script, ServerSocketFactory sockets) {
    this.script = script;
    try {
      this.listener = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** A server whose connections do as told. */
  public static ScriptedServer playing(Script script) {
    return playing(script, ServerSocketFactory.getDefault());
  }

  /** The same over connections of another sort, such as TLS. */
  public static ScriptedServer playing(Script script, ServerSocketFactory sockets) {
    return new ScriptedServer(script, sockets);
  }

  /** A server that reads one request and then sends these characters and no more. */
  public static ScriptedServer answering(String rawAnswer) {
    return playing(
        socket -> {
          readRequest(socket.getInputStream());
          socket.getOutputStream().write(rawAnswer.getBytes(StandardCharsets.ISO_8859_1));
          socket.getOutputStream().flush();
        });
  }

  /** A server that keeps connections alive and answers 200 with {@code {}} to every request. */
  public static ScriptedServer keepingAlive() {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        playing(
            socket -> {
              while (readRequest(socket.getInputStream())) {
                self[0].requests.incrementAndGet();
                socket.getOutputStream().write(ok("{}"));
              }
            });
    return self[0];
  }

  /** A whole answer with status 200. */
  public static byte[] ok(String body) {
    return ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Ends the connection with a TCP reset instead of an orderly end. */
  public static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Reads one request with its body; false at the end of the stream. */
  public static boolean readRequest(InputStream in) throws IOException {
    return readHead(in) != null;
  }

  /** Reads the head of a request, and leaves its body where it is. */
  public static String readHeadOnly(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads one request with its body and gives its head, or null at the end of the stream. */
  public static String readHead(InputStream in) throws IOException {
    String head = readHeadOnly(in);
    for (String line : head == null ? new String[0] : head.split("\r\n")) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        in.readNBytes(Integer.parseInt(line.substring("content-length:".length()).trim()));
      }
    }
    return head;
  }

  /** Blocks the script until the server is closed: a peer that never says another word. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  public URI http(String path) {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
  }

  public URI https(String path) {
    return URI.create("https://127.0.0.1:" + listener.getLocalPort() + path);
  }

  public int connections() {
    return connections.get();
  }

  public int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> play(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void play(Socket socket) {
    try (socket) {
      script.play(socket);
    } catch (IOException e) {
      // The client hung up first: that is what many of the scripts are for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
