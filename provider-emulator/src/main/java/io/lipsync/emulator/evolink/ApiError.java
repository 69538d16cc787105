package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.vendor.VendorError;

/** A documented error answer: {@code {"error":{"code","message","type"[,"param"]}}}. */
final class ApiError extends VendorError {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String type;
  private final String param;

  ApiError(int status, String code, String message, String type, String param) {
    super(message);
    this.status = status;
    this.code = code;
    this.type = type;
    this.param = param;
  }

  ApiError(int status, String code, String message, String type) {
    this(status, code, message, type, null);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  @Override
  public ApiError saying(String otherCode, String otherMessage) {
    return new ApiError(
        status,
        otherCode == null ? code : otherCode,
        otherMessage == null ? getMessage() : otherMessage,
        type,
        param);
  }

  @Override
  public Answer answer() {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    error.put("code", code).put("message", getMessage()).put("type", type);
    if (param != null) {
      error.put("param", param);
    }
    return Answer.json(status, body);
  }
}
