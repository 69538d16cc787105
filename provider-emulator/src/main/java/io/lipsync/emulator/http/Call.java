package io.lipsync.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/** One HTTP request as an {@link Endpoint} sees it. For the thread that handles it only. */
public final class Call {

  private final Request request;
  private final Map<String, String> pathParameters;
  private byte[] body;

  Call(Request request, Map<String, String> pathParameters) {
    this.request = request;
    this.pathParameters = pathParameters;
  }

  /** The method, in capitals. */
  public String method() {
    return request.getMethod();
  }

  /** The decoded path. */
  public String path() {
    return Request.getPathInContext(request);
  }

  /** What stood at {@code {name}} of the route. */
  public String pathParameter(String name) {
    return pathParameters.get(name);
  }

  /** The first query parameter of that name. */
  public Optional<String> queryParameter(String name) {
    return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name));
  }

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /** All headers in order; values of repeated ones joined by a comma. */
  public Map<String, String> headers() {
    Map<String, String> all = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      all.merge(field.getName(), String.valueOf(field.getValue()), (a, b) -> a + ", " + b);
    }
    return all;
  }

  /** The whole body; read from the network at the first call. */
  public byte[] body() throws IOException {
    if (body == null) {
      body = Request.asInputStream(request).readAllBytes();
    }
    return body;
  }

  /** The body piece by piece, for what is too big for memory; instead of {@link #body()}. */
  public InputStream bodyStream() {
    return Request.asInputStream(request);
  }

  /** The body as JSON, or empty if it is none. */
  public Optional<JsonNode> json() throws IOException {
    return Json.parse(body());
  }

  /** The TCP port of the caller. */
  public int remotePort() {
    return Request.getRemotePort(request);
  }

  /**
   * True for the first call that asks with this {@code marker} on its TCP connection: this is how
   * connections are counted per vendor, with no list of connections to keep.
   */
  public boolean isFirstOnConnection(Object marker) {
    String name = "seen by " + marker.getClass().getName();
    var connection = request.getConnectionMetaData();
    synchronized (connection) {
      return connection.setAttribute(name, marker) != marker;
    }
  }
}
