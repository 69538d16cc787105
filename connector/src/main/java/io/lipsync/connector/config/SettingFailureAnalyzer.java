package io.lipsync.connector.config;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line which setting stopped the start, in place of a page of exceptions. */
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<SettingException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, SettingException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Correct it in the configuration, or as environment variable: "
            + "the name in capitals, with _ for every . and -, for example "
            + variable("lipsync.callback.base-url"),
        failure);
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
