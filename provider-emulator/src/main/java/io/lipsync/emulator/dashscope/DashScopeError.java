package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.vendor.DocumentedError;
import io.lipsync.emulator.vendor.DocumentedError.Occasion;
import io.lipsync.emulator.vendor.VendorError;
import java.util.UUID;

/** A documented error answer: {@code {"code","message","request_id"}}, flat. */
final class DashScopeError extends VendorError {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  DashScopeError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  DocumentedError on(Occasion occasion) {
    return new DocumentedError(occasion, status, code, getMessage());
  }

  @Override
  public DashScopeError saying(String otherCode, String otherMessage) {
    String newCode = otherCode == null ? code : otherCode;
    String usual = otherCode == null ? getMessage() : DashScopeErrors.message(newCode);
    return new DashScopeError(status, newCode, otherMessage == null ? usual : otherMessage);
  }

  @Override
  public Answer answer() {
    return Answer.json(
        status,
        Json.object()
            .put("code", code)
            .put("message", getMessage())
            .put("request_id", UUID.randomUUID().toString()));
  }
}
