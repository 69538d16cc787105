package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request and writes its answer, or a problem. */
final class Router extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  private final List<Route> routes;
  private final Uploads uploads;

  Router(List<Route> routes, Uploads uploads) {
    this.routes = routes;
    this.uploads = uploads;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    try {
      write(answer(request, path), response, callback);
    } catch (Exception e) {
      Problem problem = Problem.of(e);
      if (problem.status() == 500) {
        LOG.warn("{} {} failed", request.getMethod(), path, e);
      }
      response.setStatus(problem.status());
      writeJson("application/problem+json", problem.body(path), response, callback);
    }
    return true;
  }

  private Answer answer(Request request, String path) throws Exception {
    // the server itself leaves the body out of an answer to HEAD
    String method = HttpMethod.HEAD.is(request.getMethod()) ? "GET" : request.getMethod();
    for (Route route : routes) {
      var values = route.match(method, path);
      if (values.isPresent()) {
        return route.endpoint().handle(new Call(request, values.get(), uploads));
      }
    }
    throw Problem.notServed(request.getMethod(), path);
  }

  private static void write(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    switch (answer) {
      case Answer.Json json -> writeJson("application/json", json.body(), response, callback);
      case Answer.Text text -> {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, text.contentType());
        writeBytes(text.body().getBytes(StandardCharsets.UTF_8), response, callback);
      }
      case Answer.Content content -> {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, content.contentType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.file().toFile().length());
        Content.copy(Content.Source.from(content.file()), response, callback);
      }
      case Answer.Empty empty -> callback.succeeded();
    }
  }

  private static void writeJson(
      String contentType, JsonNode body, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    writeBytes(body.toString().getBytes(StandardCharsets.UTF_8), response, callback);
  }

  private static void writeBytes(byte[] bytes, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }
}
