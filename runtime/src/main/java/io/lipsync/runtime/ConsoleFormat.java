package io.lipsync.runtime;

import ch.qos.logback.core.PropertyDefinerBase;

/**
 * Chooses Spring Boot's own console appender: the structured one where {@code
 * logging.structured.format.console} is set, lines of text elsewhere.
 */
public final class ConsoleFormat extends PropertyDefinerBase {
  private String format;

  /** The structured format, or nothing. */
  public void setFormat(String format) {
    this.format = format;
  }

  @Override
  public String getPropertyValue() {
    return format == null || format.isBlank()
        ? "console-appender.xml"
        : "structured-console-appender.xml";
  }
}
