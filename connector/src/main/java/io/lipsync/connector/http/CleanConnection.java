package io.lipsync.connector.http;

import java.io.IOException;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;

/**
 * A connection that is used again only if nothing has arrived on it since its last answer: what a
 * host sends unasked is never taken for the answer to a later request. The pool asks {@link
 * #isConsistent} when a call gives it back, and {@link #isStale} before it hands it out again.
 */
final class CleanConnection extends DefaultManagedHttpClientConnection {
  private final AnswerParser parser;

  private CleanConnection(String id, Http1Config limits, AnswerLength length, AnswerParser parser) {
    super(id, null, null, limits, length, null, null, config -> parser);
    this.parser = parser;
  }

  static CleanConnection create(String id, Http1Config limits, Reuse reuse) {
    return new CleanConnection(id, limits, new AnswerLength(reuse), new AnswerParser(limits));
  }

  @Override
  public boolean isConsistent() {
    return super.isConsistent() && !parser.hasMore();
  }

  /** Looks for bytes and for the end of the stream, which takes up to a millisecond. */
  @Override
  public boolean isStale() throws IOException {
    return super.isStale() || parser.hasMore();
  }
}
