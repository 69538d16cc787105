package io.lipsync.runtime;

import io.lipsync.connector.callback.web.Refusals;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Closes a connection on which a request was answered without its body having been read. Tomcat
 * would read the rest, on a thread and at the pace of the sender, to keep the connection. Answers
 * TRACE itself, which Tomcat refuses before anybody else sees it, body and all.
 */
final class UnreadBodies extends ValveBase {

  UnreadBodies() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if ("TRACE".equals(request.getMethod())) {
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else {
      getNext().invoke(request, response);
    }
    if (!request.isAsync() && Refusals.hasBody(request) && !isRead(request)) {
      if (!response.isCommitted()) {
        response.setHeader("Connection", "close");
      }
      response.finishResponse();
      response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    }
  }

  private static boolean isRead(Request request) {
    AtomicBoolean read = new AtomicBoolean();
    request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
    return read.get();
  }
}
