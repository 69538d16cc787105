package io.lipsync.connector.http;

import java.io.IOException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;

/**
 * Tells how long the body of an answer is (RFC 9112, section 6.3). Where the headers contradict
 * themselves or name an unknown coding, the body ends with the connection: the status has arrived,
 * and a refusal shall not turn into "nobody can tell" because of one odd header. The same holds for
 * every answer on a connection that is used once: its {@code Content-Length} is a promise of at
 * least so many bytes, see {@link AnswerBody}.
 */
final class AnswerLength implements ContentLengthStrategy {
  private final Reuse reuse;

  AnswerLength(Reuse reuse) {
    this.reuse = reuse;
  }

  @Override
  public long determineLength(HttpMessage answer) throws HttpException {
    try {
      long length = DefaultContentLengthStrategy.INSTANCE.determineLength(answer);
      return length > 0 && reuse == Reuse.NEVER ? UNDEFINED : length;
    } catch (ProtocolException e) {
      return UNDEFINED;
    }
  }

  /**
   * Refuses an answer whose length is a guess, for bodies that count only as a whole.
   *
   * @throws IOException when the headers contradict themselves or name an unknown coding
   */
  static void requireClear(HttpMessage answer) throws IOException {
    try {
      DefaultContentLengthStrategy.INSTANCE.determineLength(answer);
    } catch (HttpException e) {
      throw new ClientProtocolException("The length of the answer is not clear", e);
    }
  }
}
