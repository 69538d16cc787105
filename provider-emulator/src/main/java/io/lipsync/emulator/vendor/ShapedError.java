package io.lipsync.emulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.scenario.ErrorShape;
import java.util.List;

/** Moves the error of an answer, of a refused call or of a failed task. Stateless. */
final class ShapedError {

  private ShapedError() {}

  /** The answer with its error in that shape; unchanged where it has none. */
  static Answer of(Answer answer, ErrorShape shape) {
    if (!(answer.bodyAsJson() instanceof ObjectNode body)) {
      return answer;
    }
    JsonNode data = body.path("data");
    ObjectNode holder = body.path("output") instanceof ObjectNode output ? output : body;
    holder = data instanceof ObjectNode inEnvelope ? inEnvelope : holder;
    ObjectNode error = taken(holder);
    if (error.isEmpty()) {
      return answer;
    }
    write(holder == data ? holder : body, holder, error, shape);
    return answer.withBody(Json.bytes(body));
  }

  private static ObjectNode taken(ObjectNode holder) {
    JsonNode nested = holder.remove("error");
    ObjectNode from = nested instanceof ObjectNode object ? object : holder;
    ObjectNode error = Json.object();
    for (String field : List.of("code", "message", "msg")) {
      JsonNode value = from.remove(field);
      if (value != null && !value.isNull()) {
        error.set(field.equals("msg") ? "message" : field, value);
      }
    }
    return error;
  }

  private static void write(ObjectNode top, ObjectNode holder, ObjectNode error, ErrorShape shape) {
    switch (shape) {
      case NESTED -> top.set("error", error);
      case FLAT -> top.setAll(error);
      case TEXT -> holder.set("error", error.path("message"));
      case NULL -> holder.putNull("error").set("message", error.path("message"));
      case LIST -> holder.putArray("error").add(error);
      case NONE -> {}
    }
  }
}
