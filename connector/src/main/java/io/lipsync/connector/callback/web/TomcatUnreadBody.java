package io.lipsync.connector.callback.web;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.ClientAbortException;

/**
 * Keeps Tomcat from reading what is left of a body once the answer is sent, which it does up to
 * {@code maxSwallowSize} on the thread of the request and at the pace of the sender. After an
 * answer that is on its way, this exception makes it close the connection instead; it is the one
 * that Tomcat does not log.
 */
public final class TomcatUnreadBody implements Refusals.UnreadBody {

  @Override
  public void leave(HttpServletRequest request) throws ClientAbortException {
    ClientAbortException end = new ClientAbortException();
    end.setStackTrace(new StackTraceElement[0]);
    throw end;
  }
}
