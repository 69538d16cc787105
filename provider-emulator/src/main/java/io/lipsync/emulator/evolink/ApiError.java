package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Json;

/** A documented error answer: {@code {"error":{"code","message","type"[,"param"]}}}. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String type;
  private final String param;

  ApiError(int status, String code, String message, String type, String param) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.type = type;
    this.param = param;
  }

  ApiError(int status, String code, String message, String type) {
    this(status, code, message, type, null);
  }

  /** The same with another code and text, where given. */
  ApiError saying(String otherCode, String otherMessage) {
    return new ApiError(
        status,
        otherCode == null ? code : otherCode,
        otherMessage == null ? getMessage() : otherMessage,
        type,
        param);
  }

  Answer answer() {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    error.put("code", code).put("message", getMessage()).put("type", type);
    if (param != null) {
      error.put("param", param);
    }
    return Answer.json(status, body);
  }
}
