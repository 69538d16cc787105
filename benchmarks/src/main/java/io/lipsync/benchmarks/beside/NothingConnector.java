package io.lipsync.benchmarks.beside;

import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import java.util.Map;

/** Takes what a submission takes and gives what it gives, without doing anything. Thread-safe. */
@OutboundConnector(
    name = "Nothing",
    inputVariables = {"lipSync"},
    type = "io.lipsync.benchmarks:nothing:1")
public final class NothingConnector implements OutboundConnectorFunction {

  @Override
  public Object execute(OutboundConnectorContext context) {
    return Map.of("taskId", "none", "outcome", "accepted");
  }
}
