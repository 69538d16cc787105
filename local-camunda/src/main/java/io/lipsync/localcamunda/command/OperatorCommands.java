package io.lipsync.localcamunda.command;

import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;
import io.lipsync.localcamunda.engine.EngineAnswer;
import io.lipsync.localcamunda.engine.EngineCommand;
import io.lipsync.localcamunda.engine.EngineHost;
import java.util.concurrent.CompletableFuture;

/** What a person does to repair a running instance. Thread-safe. */
public final class OperatorCommands {

  private final EngineHost engine;

  /** Commands for the engine of this host. */
  public OperatorCommands(EngineHost engine) {
    this.engine = engine;
  }

  /**
   * Sets variables.
   *
   * @param elementInstanceKey the element or process instance
   * @param variables a JSON object as text
   * @param local true: on exactly this scope; false: each where it is defined, going outwards
   */
  public CompletableFuture<EngineAnswer> setVariables(
      long elementInstanceKey, String variables, boolean local) {
    var document =
        new VariableDocumentRecord()
            .setScopeKey(elementInstanceKey)
            .setVariables(VariablesDocument.encode(variables))
            .setUpdateSemantics(
                local
                    ? VariableDocumentUpdateSemantic.LOCAL
                    : VariableDocumentUpdateSemantic.PROPAGATE);
    return engine.send(EngineCommand.of(VariableDocumentIntent.UPDATE, document));
  }

  /** Tries again what an incident stopped. */
  public CompletableFuture<EngineAnswer> resolveIncident(long key) {
    return engine.send(new EngineCommand(key, IncidentIntent.RESOLVE, new IncidentRecord()));
  }
}
