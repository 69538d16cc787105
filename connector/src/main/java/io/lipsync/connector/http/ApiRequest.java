package io.lipsync.connector.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call to a provider's API, or to a storage that a provider or a process named.
 *
 * @param method GET, POST or PUT
 * @param uri the address
 * @param headers sent as they are; may hold an API key, so they are never printed
 * @param body what is sent, or null for nothing
 * @param publicOnly whether the host must be on the public internet, because somebody else than
 *     this installation has named it
 */
public record ApiRequest(
    String method, URI uri, Map<String, String> headers, RequestBody body, boolean publicOnly) {

  public ApiRequest {
    headers = Map.copyOf(headers);
  }

  /** A GET. */
  public static ApiRequest get(URI uri) {
    return new ApiRequest("GET", uri, Map.of(), null, false);
  }

  /** A POST of a JSON body. */
  public static ApiRequest post(URI uri, String json) {
    RequestBody body = json == null ? null : new RequestBody.Json(json);
    return new ApiRequest("POST", uri, Map.of(), body, false);
  }

  /** A POST of a form with a file. */
  public static ApiRequest postForm(URI uri, RequestBody.Form form) {
    return new ApiRequest("POST", uri, Map.of(), form, false);
  }

  /** A PUT of a file. */
  public static ApiRequest put(URI uri, RequestBody.File file) {
    return new ApiRequest("PUT", uri, Map.of(), file, false);
  }

  /** The same call with one more header. */
  public ApiRequest withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiRequest(method, uri, more, body, publicOnly);
  }

  /** The same call with an API key as bearer token (RFC 6750). */
  public ApiRequest withBearer(String key) {
    return withHeader("Authorization", "Bearer " + key);
  }

  /** The same call, made only if the host is on the public internet. */
  public ApiRequest toPublicHost() {
    return new ApiRequest(method, uri, headers, body, true);
  }

  /** Whether a file is sent, which takes its time. */
  boolean carriesFile() {
    return body instanceof RequestBody.File || body instanceof RequestBody.Form;
  }

  /** Whether redirects are followed: only a file that travels without a key goes on. */
  boolean followsRedirects() {
    return carriesFile()
        && publicOnly
        && headers.keySet().stream()
            .noneMatch(name -> name.matches("(?i)authorization|cookie|.*key"));
  }

  @Override
  public String toString() {
    return method + " " + RequestUri.host(uri) + uri.getPath();
  }
}
