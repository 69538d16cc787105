package io.lipsync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import io.camunda.connector.api.inbound.Activity;
import io.camunda.connector.api.inbound.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoRequestsInLogTest {
  private static final String ACTIVITIES =
      "io.camunda.connector.runtime.core.inbound.activitylog.ActivityLogRegistry";

  private final NoRequestsInLog filter = new NoRequestsInLog();
  private final LoggerContext loggers = new LoggerContext();

  @ParameterizedTest
  @ValueSource(strings = {"Lip-Sync", "Lifecycle", "Health"})
  void whatTheConnectorAndTheRuntimeSayOfThemselvesIsLogged(String tag) {
    assertThat(reply(Level.INFO, activity(tag, "Waiting for callbacks")))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  /** A caller who knows the tags gains nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"results\":[\"https://…\"]}",
        "tag=Lip-Sync, ",
        "Activity[severity=INFO, tag=Health, "
      })
  void aRequestIsNot(String body) {
    assertThat(reply(Level.INFO, activity("Webhook", body))).isEqualTo(FilterReply.DENY);
    assertThat(reply(Level.DEBUG, activity("Webhook", body))).isEqualTo(FilterReply.DENY);
    assertThat(reply(Level.INFO, body.startsWith("Activity") ? "x" + body : body))
        .as("an activity that looks different")
        .isEqualTo(FilterReply.DENY);
  }

  @ParameterizedTest
  @CsvSource({"WARN, " + ACTIVITIES, "ERROR, " + ACTIVITIES, "INFO, io.camunda.connector.Other"})
  void everythingElseIs(String level, String logger) {
    assertThat(
            filter.decide(
                null, loggers.getLogger(logger), Level.valueOf(level), "anything", null, null))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void theRuntimeLogsThroughIt() throws IOException {
    assertThat(Files.readString(Path.of("src/main/resources/logback-spring.xml")))
        .contains("<turboFilter class=\"" + NoRequestsInLog.class.getName() + "\"/>");
  }

  /** As the registry writes them. */
  private static String activity(String tag, String message) {
    return Activity.newBuilder()
        .withSeverity(Severity.INFO)
        .withTag(tag)
        .withMessage(message)
        .build()
        .toString();
  }

  private FilterReply reply(Level level, String text) {
    return filter.decide(null, loggers.getLogger(ACTIVITIES), level, text, null, null);
  }
}
