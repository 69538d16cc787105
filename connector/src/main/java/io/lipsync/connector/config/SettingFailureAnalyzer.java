package io.lipsync.connector.config;

import java.util.Locale;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in one line which setting of ours stopped the start, in place of a page of exceptions. What
 * is no number or no duration is left to Spring Boot, which says that well.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, BindException cause) {
    String name = cause.getName().toString();
    boolean refused =
        name.startsWith("lipsync") && cause.getCause() instanceof BeanInstantiationException;
    return refused ? analysis(name, reason(cause.getCause()), failure) : null;
  }

  private static FailureAnalysis analysis(String name, String reason, Throwable failure) {
    return new FailureAnalysis(
        reason.startsWith("lipsync.") ? reason : name + ": " + reason,
        "Correct it in the configuration, or as environment variable: "
            + "the name in capitals, with _ for every . and -, for example "
            + variable("lipsync.callback.base-url"),
        failure);
  }

  /** What the settings' own check says. */
  private static String reason(Throwable instantiation) {
    return instantiation.getCause().getMessage().lines().findFirst().orElse("");
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
