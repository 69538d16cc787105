package io.lipsync.connector.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Reads the heads of the answers on one connection, and no more interim ones than {@link
 * AnswerLimits} allows. Whatever is not an answer is refused and never skipped. Not thread-safe.
 */
final class AnswerParser extends DefaultHttpResponseParser {
  private SessionInputBuffer input;
  private int interim;

  AnswerParser(Http1Config config) {
    super(config);
  }

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream stream)
      throws IOException, HttpException {
    input = buffer;
    ClassicHttpResponse answer = super.parse(buffer, stream);
    if (answer == null || answer.getCode() >= HttpStatus.SC_SUCCESS) {
      interim = 0;
      return answer;
    }
    if (answer.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
      throw new ProtocolException("The host changes to a protocol that nobody asked for");
    }
    if (++interim > AnswerLimits.MOST_INTERIM) {
      throw new MessageConstraintException("Maximum count of interim answers exceeded");
    }
    return answer;
  }

  /** Whether bytes have arrived that belong to no answer that was read. */
  boolean hasMore() {
    return input != null && input.length() > 0;
  }
}
