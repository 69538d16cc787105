package io.lipsync.connector.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.camunda.connector.api.error.ConnectorException;
import io.camunda.connector.api.outbound.OutboundConnectorContext;

/** Takes the variables of jobs from the runtime. Thread-safe. */
public final class JobInputs {
  private final RequestedSecrets secrets;

  /**
   * @param secrets the runtime's first secret provider
   */
  public JobInputs(RequestedSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The variables of one job. Has to be called before anybody else asks the context for them, since
   * the runtime fills in secrets only once. Never throws: what is wrong is told when the input is
   * used.
   */
  public JobInput of(OutboundConnectorContext context) {
    FilledSecrets filled = new FilledSecrets();
    JsonNode variables = MissingNode.getInstance();
    try {
      variables = secrets.record(filled, () -> context.bindVariables(JsonNode.class));
      new ForeignSecrets(filled).refuseIn(variables);
      return new JobInput(variables, null);
    } catch (ConnectorException e) {
      return new JobInput(variables, e);
    }
  }
}
