package io.lipsync.connector.callback.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Reads the body of one request without holding a thread while nothing comes, and dispatches the
 * request once more when it is done, with a {@link ReceivedBody} as its attribute. Ends once, for
 * whatever reason comes first. Thread-safe.
 */
final class BodyReader implements ReadListener, AsyncListener {
  private final AsyncContext async;
  private final ServletInputStream in;
  private final int longest;
  private final Consumer<BodyReader> ended;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
  private final AtomicBoolean done = new AtomicBoolean();

  private BodyReader(
      AsyncContext async, ServletInputStream in, int longest, Consumer<BodyReader> ended) {
    this.async = async;
    this.in = in;
    this.longest = longest;
    this.ended = ended;
  }

  /**
   * A reader that has not begun.
   *
   * @param longest bytes that are read at most
   * @param limit the time for all of it
   * @param ended is told when nothing is read any more
   */
  static BodyReader of(
      HttpServletRequest request, int longest, Duration limit, Consumer<BodyReader> ended)
      throws IOException {
    AsyncContext async = request.startAsync();
    async.setTimeout(limit.toMillis());
    BodyReader reader = new BodyReader(async, request.getInputStream(), longest, ended);
    async.addListener(reader);
    return reader;
  }

  /** Begins. */
  void start() {
    in.setReadListener(this);
  }

  /** Gives up, unless it is done already. */
  void giveUp(int status, String reason) {
    end(new ReceivedBody.GivenUp(status, reason));
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] part = new byte[4096];
    while (!done.get() && in.isReady()) {
      int length = in.read(part);
      if (length < 0) {
        return;
      }
      if (body.size() + length > longest) {
        giveUp(413, "more than 64 KB");
        return;
      }
      body.write(part, 0, length);
    }
  }

  @Override
  public void onAllDataRead() {
    end(new ReceivedBody.Complete(body.toByteArray()));
  }

  @Override
  public void onError(Throwable failure) {
    giveUp(400, "the body is cut off");
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    giveUp(408, "the body did not come in time");
  }

  @Override
  public void onError(AsyncEvent event) {
    ended.accept(this);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    ended.accept(this);
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Somebody behind this filter has a reason of its own.
  }

  private void end(ReceivedBody result) {
    if (done.compareAndSet(false, true)) {
      ended.accept(this);
      async.getRequest().setAttribute(CallbackEntry.BODY, result);
      async.dispatch();
    }
  }
}
