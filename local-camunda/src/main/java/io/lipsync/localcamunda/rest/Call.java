package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * One request, as an endpoint sees it.
 *
 * @param path the values of the route's placeholders
 * @param uploads how files come in
 */
record Call(Request request, Map<String, String> path, Uploads uploads) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A key in the path. */
  long key(String name) {
    String text = path.get(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.badInput("%s must be a key, but is '%s'".formatted(name, text));
    }
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name));
  }

  /** The JSON body; an empty body is an empty object. */
  Fields body() throws IOException {
    String text = Content.Source.asString(request, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return new Fields(JSON.createObjectNode());
    }
    return new Fields(object(text, "the body"));
  }

  /** The parts of a {@code multipart/form-data} body; close them when done. */
  MultiPartFormData.Parts parts() throws IOException {
    return uploads.parts(request);
  }

  /** Reads a JSON object out of a text; {@code what} names it in the error. */
  static ObjectNode object(String text, String what) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw Problem.badInput("%s is not valid JSON: %s".formatted(what, e.getOriginalMessage()));
    }
    throw Problem.badInput("%s must be a JSON object".formatted(what));
  }
}
