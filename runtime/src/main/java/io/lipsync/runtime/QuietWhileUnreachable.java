package io.lipsync.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;
import org.slf4j.Marker;

/**
 * Leaves out what the stock runtime logs, with a page of stack trace every second, while it cannot
 * call the cluster: {@link ClusterWatch} says the same in one line. Everything else that these
 * loggers have to say is kept, and all of it at level DEBUG.
 */
public final class QuietWhileUnreachable extends TurboFilter {
  private static final Set<String> REPEATING =
      Set.of(
          "io.camunda.client.job.poller",
          "io.camunda.client.job.worker",
          "io.camunda.connector.runtime.inbound.importer.ProcessDefinitionImporter",
          "io.camunda.connector.runtime.ZeebeHealthIndicator");

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] params, Throwable thrown) {
    Throwable failure = thrown == null ? lastOf(params) : thrown;
    boolean repeated =
        failure != null
            && REPEATING.contains(logger.getName())
            && !logger.getEffectiveLevel().equals(Level.DEBUG)
            && ClusterFault.of(failure).isPresent();
    return repeated ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  private static Throwable lastOf(Object[] params) {
    return params != null
            && params.length > 0
            && params[params.length - 1] instanceof Throwable failure
        ? failure
        : null;
  }
}
