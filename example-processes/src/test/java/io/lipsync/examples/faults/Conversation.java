package io.lipsync.examples.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** One connection through a {@link FaultyLink}: two pumps, and what spoils them. */
final class Conversation {
  private static final int PIECE_OF_BODY = 10;
  private static final int CHUNK = 16 * 1024;

  private final Socket client;
  private final Socket server;
  private final Supplier<LinkFault> fault;
  private final Runnable struck;
  private final StringBuilder request = new StringBuilder();

  Conversation(Socket client, Socket server, Supplier<LinkFault> fault, Runnable struck) {
    this.client = client;
    this.server = server;
    this.fault = fault;
    this.struck = struck;
  }

  /** Passes everything on, both ways, until one side ends. */
  void start(Runnable atEnd) {
    Thread.ofVirtual().start(() -> pump(client, server, this::passRequest, atEnd));
    Thread.ofVirtual().start(() -> pump(server, client, this::passAnswer, atEnd));
  }

  /** Ends both connections as a crashed peer would. */
  void reset() {
    reset(client);
    reset(server);
  }

  /** SO_LINGER 0 makes close() send RST and drop what is unsent. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // Already gone.
    }
  }

  private interface Passage {
    /** Whether the connection is still there afterwards. */
    boolean pass(byte[] bytes, int length, OutputStream to) throws IOException;
  }

  private void pump(Socket from, Socket to, Passage passage, Runnable atEnd) {
    byte[] bytes = new byte[CHUNK];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      int length = in.read(bytes);
      while (length >= 0 && passage.pass(bytes, length, to.getOutputStream())) {
        length = in.read(bytes);
      }
    } catch (IOException e) {
      // The other pump has ended, or a fault has struck.
    } finally {
      atEnd.run();
    }
  }

  private boolean passRequest(byte[] bytes, int length, OutputStream to) throws IOException {
    return switch (fault.get()) {
      case RESET_AT_FIRST_BYTE -> {
        struck.run();
        reset();
        yield false;
      }
      case RESET_IN_BODY -> passPieceOfBody(bytes, length, to);
      case SWALLOWED -> {
        struck.run();
        yield true;
      }
      default -> {
        to.write(bytes, 0, length);
        yield true;
      }
    };
  }

  private boolean passAnswer(byte[] bytes, int length, OutputStream to) throws IOException {
    if (fault.get() == LinkFault.RESET_FOR_ANSWER) {
      struck.run();
      reset();
      return false;
    }
    to.write(bytes, 0, length);
    return true;
  }

  private boolean passPieceOfBody(byte[] bytes, int length, OutputStream to) throws IOException {
    int before = request.length();
    request.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    int head = request.indexOf("\r\n\r\n");
    int end = head + "\r\n\r\n".length() + PIECE_OF_BODY;
    if (head < 0 || request.length() < end) {
      to.write(bytes, 0, length);
      return true;
    }
    to.write(bytes, 0, end - before);
    struck.run();
    reset();
    return false;
  }
}
