package io.lipsync.connector.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;

/**
 * Fields that every log line of this thread carries until it is closed; structured logs show them
 * by name. They hold keys and ids only, nothing secret. Not thread-safe.
 */
public final class LogFields implements AutoCloseable {
  private final Map<String, String> before = new LinkedHashMap<>();

  /** Nothing to carry yet. */
  public LogFields() {}

  /** Adds a field; null adds nothing. */
  public LogFields with(String name, Object value) {
    if (value != null) {
      before.putIfAbsent(name, MDC.get(name));
      MDC.put(name, value.toString());
    }
    return this;
  }

  @Override
  public void close() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            MDC.remove(name);
          } else {
            MDC.put(name, value);
          }
        });
  }
}
