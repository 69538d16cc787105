package io.lipsync.connector.callback.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers requests whose body nobody reads: a status, nothing else, and the end of the connection.
 * Thread-safe.
 */
public final class Refusals {
  private final UnreadBody unread;

  /** Makes the container leave the rest of a body where it is. */
  @FunctionalInterface
  public interface UnreadBody {
    /** For containers that wait for no body by themselves. */
    UnreadBody LEFT_BY_THE_CONTAINER = request -> {};

    /**
     * Is called when the answer is on its way.
     *
     * @throws IOException to be passed on to the container, which closes the connection then
     */
    void leave(HttpServletRequest request) throws IOException;
  }

  public Refusals(UnreadBody unread) {
    this.unread = unread;
  }

  /**
   * Answers.
   *
   * @throws IOException to be passed on to the container
   */
  public void refuse(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    response.setStatus(status);
    response.setContentLength(0);
    if (!hasBody(request)) {
      return;
    }
    response.setHeader("Connection", "close");
    response.flushBuffer();
    unread.leave(request);
  }

  /** Whether a body follows the headers. */
  public static boolean hasBody(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    boolean lengthMayBeUntold =
        request.getHeader("Transfer-Encoding") != null
            || !request.getProtocol().startsWith("HTTP/1");
    return length > 0 || (length < 0 && lengthMayBeUntold);
  }
}
