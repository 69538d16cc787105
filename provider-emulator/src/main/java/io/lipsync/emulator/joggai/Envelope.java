package io.lipsync.emulator.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Json;

/** JoggAI's good answers: {@code {"code":0,"msg":"Success","data":{..}}}. Stateless. */
final class Envelope {

  private Envelope() {}

  static Answer of(JsonNode data) {
    return Answer.json(200, Json.object().put("code", 0).put("msg", "Success").set("data", data));
  }
}
