package io.lipsync.emulator.joggai;

import io.lipsync.emulator.vendor.DocumentedError;
import io.lipsync.emulator.vendor.DocumentedError.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JoggAI's error codes, by its page "Error handling", and the form in which they are sent.
 * Thread-safe.
 */
final class JoggAiErrors {

  static final int RATE_LIMIT = 429;
  static final int NOT_FOUND = 10104;
  static final int INVALID_KEY = 10105;
  static final int NO_CREDIT = 18020;
  static final int NO_PERMISSION = 18025;
  static final int PARAMETER = 40000;
  static final int SYSTEM = 50000;

  private record Row(int status, String message) {}

  private static final Map<Integer, Row> ROWS =
      Map.of(
          RATE_LIMIT, new Row(429, "Rate limit exceeded. Please try again later."),
          NOT_FOUND, new Row(404, "Record not found"),
          INVALID_KEY, new Row(401, "Invalid API key"),
          NO_CREDIT, new Row(402, "Insufficient credit"),
          NO_PERMISSION, new Row(403, "No permission to call APIs"),
          PARAMETER, new Row(400, "Parameter error"),
          SYSTEM, new Row(500, "System error"));

  private final JoggAiSettings settings;
  private volatile ErrorHttpStatus mode;

  JoggAiErrors(JoggAiSettings settings) {
    this.settings = settings;
    mode = settings.errorHttpStatus();
  }

  /** Changes the HTTP status of errors; null for the one of the settings. */
  void sendWith(ErrorHttpStatus newMode) {
    mode = newMode == null ? settings.errorHttpStatus() : newMode;
  }

  int httpStatus(int fitting) {
    return mode == ErrorHttpStatus.MAPPED ? fitting : 200;
  }

  RetryAfterPlace retryAfterPlace() {
    return settings.retryAfterPlace();
  }

  /** The error of that code. */
  JoggAiError of(int code) {
    return new JoggAiError(this, ROWS.get(code).status(), code, message(code), null);
  }

  /** The documented error that fits an HTTP status. */
  JoggAiError ofStatus(int status) {
    int code =
        ROWS.entrySet().stream()
            .filter(row -> row.getValue().status() == status)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(status < 500 ? PARAMETER : SYSTEM);
    return new JoggAiError(this, status, code, message(code), null);
  }

  /** A wrong parameter. */
  JoggAiError parameter(String problem) {
    return of(PARAMETER).saying(null, "Parameter error: " + problem);
  }

  static String message(int code) {
    Row row = ROWS.get(code);
    return row == null ? "Emulated error " + code : row.message();
  }

  /** Every row: calls share them, and of failed tasks one text is known. */
  static List<DocumentedError> documented() {
    List<DocumentedError> rows = new ArrayList<>();
    for (Occasion call : List.of(Occasion.SUBMIT, Occasion.QUERY)) {
      statuses()
          .forEach(
              (code, status) ->
                  rows.add(
                      new DocumentedError(call, status, Integer.toString(code), message(code))));
    }
    rows.add(new DocumentedError(Occasion.TASK, 200, "audio-fetch", JoggAiFailures.AUDIO_FETCH));
    return rows;
  }

  /** Every code with the HTTP status that fits. */
  static Map<Integer, Integer> statuses() {
    Map<Integer, Integer> statuses = new TreeMap<>();
    ROWS.forEach((code, row) -> statuses.put(code, row.status()));
    return statuses;
  }
}
