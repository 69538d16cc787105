package io.lipsync.connector.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that is used again only if nothing has arrived on it since its last answer: what a
 * host sends unasked is never taken for the answer to a later request. The pool asks {@link
 * #isConsistent} when a call gives it back, and {@link #isStale} before it hands it out again.
 *
 * <p>On a connection that may be used again, an answer that arrives while a body is being sent is
 * the answer (RFC 9112, section 9.5): the rest of the body is not sent, and a host that hangs up
 * behind its answer breaks no call. On one that carries a paid call, a request is sent whole.
 */
final class CleanConnection extends DefaultManagedHttpClientConnection {
  /** Bytes of a body that are sent between two looks for an answer. */
  private static final long BETWEEN_LOOKS = 64 * 1024;

  /** What a host sent before it hung up is here by then. */
  private static final Timeout ARRIVAL = Timeout.ofSeconds(1);

  private final AnswerParser parser;
  private final Reuse reuse;
  private boolean answered;
  private boolean cut;
  private ClassicHttpResponse early;

  private CleanConnection(String id, Http1Config limits, Reuse reuse, AnswerParser parser) {
    super(
        id,
        null,
        null,
        limits,
        new AnswerLength(reuse),
        null,
        (request, connection, input, sent, next) ->
            ((CleanConnection) connection).isAnswered(input, sent, next),
        null,
        config -> parser);
    this.parser = parser;
    this.reuse = reuse;
  }

  static CleanConnection create(String id, Http1Config limits, Reuse reuse) {
    return new CleanConnection(id, limits, reuse, new AnswerParser(limits));
  }

  @Override
  public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
    try {
      super.sendRequestEntity(request);
    } catch (IOException e) {
      if (reuse == Reuse.NEVER || !answered && !hasArrived()) {
        throw e;
      }
      cut = true;
    }
  }

  /** The host wants no body: there is nothing to end, since this connection is closed. */
  @Override
  public void terminateRequest(ClassicHttpRequest request) {
    cut = true;
  }

  /** What is left of a body that nobody wants is not sent. */
  @Override
  public void flush() throws IOException {
    if (!cut) {
      super.flush();
    }
  }

  @Override
  public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
    ClassicHttpResponse answer = early == null ? super.receiveResponseHeader() : early;
    early = null;
    return answer;
  }

  @Override
  public boolean isConsistent() {
    return super.isConsistent() && !cut && !parser.hasMore();
  }

  /** Looks for bytes and for the end of the stream, which takes up to a millisecond. */
  @Override
  public boolean isStale() throws IOException {
    return super.isStale() || parser.hasMore();
  }

  @Override
  protected void onRequestSubmitted(ClassicHttpRequest request) {
    super.onRequestSubmitted(request);
    answered = false;
  }

  @Override
  protected void onResponseReceived(ClassicHttpResponse response) {
    super.onResponseReceived(response);
    answered |= response.getCode() >= HttpStatus.SC_SUCCESS;
  }

  /**
   * Whether the answer has arrived; interim ones (1xx) say nothing about the rest of a body.
   *
   * @param sent bytes of the body so far
   * @param next bytes that are about to be sent
   */
  private boolean isAnswered(InputStream input, long sent, long next) throws IOException {
    boolean looks = sent / BETWEEN_LOOKS < (sent + next) / BETWEEN_LOOKS;
    while (reuse == Reuse.POOLED && looks && early == null && isHere(input)) {
      ClassicHttpResponse answer = receive();
      early = answer.getCode() < HttpStatus.SC_SUCCESS ? null : answer;
    }
    cut |= early != null;
    return cut;
  }

  private ClassicHttpResponse receive() throws IOException {
    try {
      return super.receiveResponseHeader();
    } catch (HttpException e) {
      throw new ClientProtocolException(e);
    }
  }

  /** What has arrived over TLS may be of no meaning to HTTP: there it has to be read. */
  private boolean isHere(InputStream input) throws IOException {
    return parser.hasMore()
        || (getSSLSession() == null
            ? input.available() > 0
            : isDataAvailable(Timeout.ONE_MILLISECOND));
  }

  private boolean hasArrived() {
    try {
      return isDataAvailable(ARRIVAL);
    } catch (IOException e) {
      return false;
    }
  }
}
