package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.document.DocumentExistsException;
import io.lipsync.localcamunda.engine.CommandRejectedException;
import io.lipsync.localcamunda.engine.EngineGoneException;
import io.lipsync.localcamunda.query.InvalidQueryException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** An answer that is an error, as {@code application/problem+json} (RFC 9457). */
final class Problem extends RuntimeException {

  private final int status;
  private final String title;

  Problem(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  static Problem badInput(String detail) {
    return new Problem(400, "INVALID_ARGUMENT", detail);
  }

  static Problem notFound(String what, Object key) {
    return new Problem(404, "NOT_FOUND", "%s with key '%s' not found".formatted(what, key));
  }

  static Problem notServed(String method, String path) {
    return new Problem(
        501,
        "NOT_IMPLEMENTED",
        "local-camunda does not serve %s %s; a real Camunda 8.8 cluster does if its API has it."
            .formatted(method, path));
  }

  /** The problem behind whatever an endpoint threw. */
  static Problem of(Throwable failure) {
    return switch (failure) {
      case Problem problem -> problem;
      case CompletionException wrapped -> of(wrapped.getCause());
      case CommandRejectedException rejected -> of(rejected);
      case InvalidQueryException bad -> badInput(bad.getMessage());
      case IllegalArgumentException bad -> badInput(bad.getMessage());
      case DocumentExistsException taken -> new Problem(409, "ALREADY_EXISTS", taken.getMessage());
      case EngineGoneException gone -> new Problem(503, "UNAVAILABLE", gone.getMessage());
      case TimeoutException late ->
          new Problem(504, "DEADLINE_EXCEEDED", "the engine did not answer in time");
      default -> new Problem(500, "INTERNAL", failure.toString());
    };
  }

  private static Problem of(CommandRejectedException rejected) {
    int status =
        switch (rejected.type()) {
          case INVALID_ARGUMENT -> 400;
          case UNAUTHORIZED -> 401;
          case FORBIDDEN -> 403;
          case NOT_FOUND -> 404;
          case ALREADY_EXISTS, INVALID_STATE -> 409;
          default -> 500;
        };
    return new Problem(status, rejected.type().name(), rejected.getMessage());
  }

  int status() {
    return status;
  }

  ObjectNode body(String instance) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", getMessage());
    body.put("instance", instance);
    return body;
  }
}
