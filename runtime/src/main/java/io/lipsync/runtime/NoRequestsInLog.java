package io.lipsync.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.regex.Pattern;
import org.slf4j.Marker;

/**
 * Keeps callbacks out of the log. From 8.9.6 on the stock runtime writes each request to a webhook
 * as an activity: its headers, its parameters and the beginning of its body, where tokens and
 * signed links are. Only activities pass that are known to hold none; warnings always do.
 */
public final class NoRequestsInLog extends TurboFilter {
  private static final String ACTIVITIES =
      "io.camunda.connector.runtime.core.inbound.activitylog.ActivityLogRegistry";

  /** How an activity begins as text: nothing that a caller sends comes before its tag. */
  private static final Pattern HARMLESS =
      Pattern.compile("Activity\\[severity=[A-Z]+, tag=(Lip-Sync|Lifecycle|Health), ");

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] params, Throwable thrown) {
    boolean request =
        logger.getName().equals(ACTIVITIES)
            && !level.isGreaterOrEqual(Level.WARN)
            && format != null
            && !HARMLESS.matcher(format).lookingAt();
    return request ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
