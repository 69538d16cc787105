package io.lipsync.emulator.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds the route of each request and has its outcome written. Thread-safe. */
final class Router extends Handler.Abstract {

  private final List<Route> routes;
  private final OutcomeWriter writer;

  Router(List<Route> routes, OutcomeWriter writer) {
    this.routes = List.copyOf(routes);
    this.writer = writer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    writer.write(Gzip.asAsked(outcomeOf(request), request), request, response, callback);
    return true;
  }

  private Outcome outcomeOf(Request request) {
    String path = Request.getPathInContext(request);
    boolean pathKnown = false;
    for (Route route : routes) {
      Optional<Map<String, String>> parameters = route.match(path);
      pathKnown |= parameters.isPresent();
      if (parameters.isPresent() && route.takes(request.getMethod())) {
        return call(route.endpoint(), new Call(request, parameters.get()));
      }
    }
    return pathKnown
        ? problem(405, "method_not_allowed", "no " + request.getMethod() + " at " + path)
        : problem(404, "not_found", "the emulator has nothing at " + path + "; see GET /admin");
  }

  private static Outcome call(Endpoint endpoint, Call call) {
    try {
      return endpoint.handle(call);
    } catch (IllegalArgumentException e) {
      return problem(400, "bad_request", e.getMessage());
    } catch (Exception e) {
      return problem(500, "emulator_defect", e.toString());
    }
  }

  private static Answer problem(int status, String code, String message) {
    return Answer.json(
        status, Map.of("error", Map.of("code", code, "message", String.valueOf(message))));
  }
}
