package io.lipsync.emulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes outcomes to the network, the failing ones included. Thread-safe. */
final class OutcomeWriter {

  private final Set<Waiting> hanging = ConcurrentHashMap.newKeySet();

  private record Waiting(EndPoint connection, Callback callback) {}

  /** Jetty closes the connection when a handler fails, and does not log quiet failures. */
  private static final class OnPurpose extends IOException implements QuietException {
    private static final long serialVersionUID = 1L;

    OnPurpose() {
      super("the scenario asked for it");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  void write(Outcome outcome, Request request, Response response, Callback callback)
      throws IOException {
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    switch (outcome) {
      case Answer answer -> {
        head(response, answer.status(), answer.headers(), answer.body().length);
        if (isHead(request)) {
          callback.succeeded();
        } else {
          response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
      }
      case Outcome.Streamed file -> {
        head(response, file.status(), file.headers(), file.length());
        stream(file.body(), isHead(request) ? 0 : file.length(), response);
        callback.succeeded();
      }
      case Outcome.CutOff cut -> {
        Answer answer = cut.answer();
        head(response, answer.status(), answer.headers(), answer.body().length);
        Content.Sink.write(response, false, ByteBuffer.wrap(answer.body(), 0, cut.bytes()));
        callback.failed(new OnPurpose());
      }
      case Outcome.StreamCutOff cut -> {
        Outcome.Streamed file = cut.answer();
        head(response, file.status(), file.headers(), file.length());
        stream(file.body(), isHead(request) ? 0 : cut.bytes(), response);
        callback.failed(new OnPurpose());
      }
      case Outcome.Hang hang -> hanging.add(new Waiting(connection, callback));
      case Outcome.Reset reset -> reset(connection, callback);
    }
  }

  /** Ends the calls that hang, by a reset. */
  void releaseHanging() {
    for (Waiting waiting : hanging) {
      if (hanging.remove(waiting)) {
        reset(waiting.connection(), waiting.callback());
      }
    }
  }

  private static void head(
      Response response, int status, Map<String, String> headers, long length) {
    response.setStatus(status);
    headers.forEach((name, value) -> response.getHeaders().put(name, value));
    response.getHeaders().put("Content-Length", length);
  }

  private static boolean isHead(Request request) {
    return request.getMethod().equals("HEAD");
  }

  private static void stream(Outcome.BodyWriter body, long length, Response response)
      throws IOException {
    // Not closed: closing would declare the body complete, which a body cut off is not.
    OutputStream out = Content.Sink.asOutputStream(response);
    body.write(out, 0, length);
    out.flush();
  }

  /** SO_LINGER 0 makes close() send RST and drop what is unsent, as a crashed peer would. */
  private static void reset(EndPoint connection, Callback callback) {
    try {
      if (connection.getTransport() instanceof SocketChannel channel) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      // The caller was faster and is gone already.
    }
    connection.close();
    callback.failed(new OnPurpose());
  }
}
