package io.lipsync.connector.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call to a provider's API.
 *
 * @param method GET or POST
 * @param uri the address
 * @param headers sent as they are; may hold an API key, so they are never printed
 * @param json the body, or null for none
 * @param publicOnly whether the host must be on the public internet, because somebody else than
 *     this installation has named it
 */
public record ApiRequest(
    String method, URI uri, Map<String, String> headers, String json, boolean publicOnly) {

  public ApiRequest {
    headers = Map.copyOf(headers);
  }

  /** A GET. */
  public static ApiRequest get(URI uri) {
    return new ApiRequest("GET", uri, Map.of(), null, false);
  }

  /** A POST of a JSON body. */
  public static ApiRequest post(URI uri, String json) {
    return new ApiRequest("POST", uri, Map.of(), json, false);
  }

  /** The same call with one more header. */
  public ApiRequest withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiRequest(method, uri, more, json, publicOnly);
  }

  /** The same call, made only if the host is on the public internet. */
  public ApiRequest toPublicHost() {
    return new ApiRequest(method, uri, headers, json, true);
  }

  @Override
  public String toString() {
    return method + " " + uri.getHost() + uri.getPath();
  }
}
