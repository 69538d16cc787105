package io.lipsync.emulator.joggai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.vendor.VendorError;
import java.util.Optional;

/** A documented error answer: {@code {"code","msg"}}, with HTTP 200 or another. */
final class JoggAiError extends VendorError {
  private static final long serialVersionUID = 1L;

  private final transient JoggAiErrors form;
  private final int status;
  private final int code;
  private final String retryAfter;

  /**
   * An error.
   *
   * @param status the HTTP status if errors have one that fits
   * @param retryAfter null if it does not say when to try again
   */
  JoggAiError(JoggAiErrors form, int status, int code, String message, String retryAfter) {
    super(message);
    this.form = form;
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  @Override
  public JoggAiError saying(String otherCode, String otherMessage) {
    int newCode =
        otherCode != null && otherCode.matches("\\d{1,9}") ? Integer.parseInt(otherCode) : code;
    String usual = newCode == code ? getMessage() : JoggAiErrors.message(newCode);
    return new JoggAiError(
        form, status, newCode, otherMessage == null ? usual : otherMessage, retryAfter);
  }

  JoggAiError retryAfter(String value) {
    return new JoggAiError(form, status, code, getMessage(), value);
  }

  @Override
  public Answer answer(Optional<String> value) {
    return value.map(this::retryAfter).orElse(this).answer();
  }

  @Override
  public Answer answer() {
    ObjectNode body = Json.object().put("code", code).put("msg", getMessage());
    RetryAfterPlace place = retryAfter == null ? RetryAfterPlace.NOWHERE : form.retryAfterPlace();
    switch (place) {
      case BODY -> retryAfterIn(body);
      case DATA -> retryAfterIn(body.putObject("data"));
      default -> {}
    }
    Answer answer = Answer.json(form.httpStatus(status), body);
    return place == RetryAfterPlace.HEADER ? answer.with("Retry-After", retryAfter) : answer;
  }

  private void retryAfterIn(ObjectNode node) {
    if (retryAfter.matches("\\d{1,9}")) {
      node.put("retryAfter", Integer.parseInt(retryAfter));
    } else {
      node.put("retryAfter", retryAfter);
    }
  }
}
