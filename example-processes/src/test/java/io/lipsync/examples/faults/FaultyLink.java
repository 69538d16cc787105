package io.lipsync.examples.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A piece of network that a test can spoil: it listens on loopback and passes every connection on
 * to a server, as long as nothing is wrong with it. Thread-safe.
 */
final class FaultyLink implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final int port;
  private final Set<Conversation> conversations = ConcurrentHashMap.newKeySet();
  private final AtomicInteger strikes = new AtomicInteger();
  private volatile URI server;
  private volatile LinkFault fault = LinkFault.NONE;
  private ServerSocket listener;

  private FaultyLink(URI server) {
    this.server = server;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
  }

  /** A healthy link to a server. */
  static FaultyLink to(URI server) {
    return new FaultyLink(server);
  }

  /** The server's address, by way of this link. */
  URI address() {
    return URI.create("http://127.0.0.1:" + port + server.getRawPath());
  }

  /** New connections go to another server. */
  void leadTo(URI otherServer) {
    server = otherServer;
  }

  /** From now on the link has this fault. */
  synchronized void suffer(LinkFault newFault) {
    strikes.set(0);
    fault = newFault;
    if (newFault == LinkFault.REFUSED) {
      close(listener);
    }
    if (newFault != LinkFault.SWALLOWED) {
      conversations.forEach(Conversation::reset);
    }
  }

  /** The link is healthy again. What was under way is lost. */
  synchronized void heal() {
    LinkFault healed = fault;
    fault = LinkFault.NONE;
    if (healed == LinkFault.REFUSED) {
      listener = listen(port);
    }
    if (healed != LinkFault.NONE) {
      conversations.forEach(Conversation::reset);
    }
  }

  /** How often the present, or the last, fault has struck. Refused connections are not seen. */
  int strikes() {
    return strikes.get();
  }

  @Override
  public synchronized void close() {
    close(listener);
    conversations.forEach(Conversation::reset);
  }

  private ServerSocket listen(int wantedPort) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, wantedPort));
      Thread.ofVirtual().start(() -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        connect(socket.accept());
      } catch (IOException e) {
        // Closed, or the client was faster and is gone.
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket toServer = new Socket(LOOPBACK, server.getPort());
      Conversation conversation =
          new Conversation(client, toServer, () -> fault, strikes::incrementAndGet);
      conversations.add(conversation);
      conversation.start(() -> conversations.remove(conversation));
    } catch (IOException e) {
      Conversation.reset(client);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
