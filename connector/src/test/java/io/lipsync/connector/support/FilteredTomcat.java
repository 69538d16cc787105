package io.lipsync.connector.support;

import io.lipsync.connector.callback.web.CallbackEntry;
import io.lipsync.connector.callback.web.CallbackFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A real Tomcat of few threads with the filter, before a servlet that reads all it is given. */
public final class FilteredTomcat implements AutoCloseable {
  static final int THREADS = 10;

  private final Tomcat tomcat = new Tomcat();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /** What the servlet behind the filter got. */
  public record Seen(String method, String contentType, int length, String token) {}

  public FilteredTomcat(CallbackEntry entry, String contextPath, String mapping) {
    this(entry, contextPath, mapping, null);
  }

  /**
   * @param webhooks what stands behind the filter, or null for what only remembers
   */
  public FilteredTomcat(
      CallbackEntry entry, String contextPath, String mapping, HttpServlet webhooks) {
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("maxThreads", Integer.toString(THREADS));
    tomcat.getConnector().setProperty("minSpareThreads", "1");
    Context context = tomcat.addContext(contextPath, null);
    FilterDef filter = new FilterDef();
    filter.setFilterName("callbacks");
    filter.setFilter(new CallbackFilter(entry));
    filter.setAsyncSupported("true");
    context.addFilterDef(filter);
    FilterMap map = new FilterMap();
    map.setFilterName("callbacks");
    map.addURLPattern("/*");
    map.setDispatcher("REQUEST");
    map.setDispatcher("ASYNC");
    context.addFilterMap(map);
    HttpServlet behind = webhooks == null ? new Webhooks() : webhooks;
    Tomcat.addServlet(context, "webhooks", behind).setAsyncSupported(true);
    context.addServletMappingDecoded(mapping, "webhooks");
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  public RawCall call() {
    return new RawCall(port());
  }

  /** The requests that got past the filter. */
  public List<Seen> seen() {
    return seen;
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Webhooks extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      int length = request.getInputStream().readAllBytes().length;
      seen.add(
          new Seen(
              request.getMethod(),
              request.getContentType(),
              length,
              request.getParameter("token")));
    }
  }
}
