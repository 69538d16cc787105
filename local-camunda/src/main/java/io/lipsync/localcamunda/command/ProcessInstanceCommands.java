package io.lipsync.localcamunda.command;

import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.lipsync.localcamunda.engine.EngineAnswer;
import io.lipsync.localcamunda.engine.EngineCommand;
import io.lipsync.localcamunda.engine.EngineHost;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Starts and cancels process instances. Thread-safe. */
public final class ProcessInstanceCommands {

  /**
   * What to start.
   *
   * @param processId the BPMN process id; empty when the definition key says which
   * @param version the version; -1 means the newest
   * @param definitionKey the exact definition; -1 when the process id says which
   * @param variables a JSON object as text; null means none
   * @param tags labels of the instance
   * @param startAt ids of elements to start at instead of the start event
   */
  public record Start(
      String processId,
      int version,
      long definitionKey,
      String variables,
      Set<String> tags,
      List<String> startAt) {}

  private final EngineHost engine;

  /** Commands for the engine of this host. */
  public ProcessInstanceCommands(EngineHost engine) {
    this.engine = engine;
  }

  /** Starts an instance; the future ends as soon as it runs. */
  public CompletableFuture<ProcessInstanceCreationRecord> create(Start start) {
    return engine
        .send(EngineCommand.of(ProcessInstanceCreationIntent.CREATE, creation(start)))
        .thenApply(answer -> answer.as(new ProcessInstanceCreationRecord()));
  }

  /**
   * Starts an instance; the future ends when the instance has ended.
   *
   * @param fetchVariables the variables to hand back; empty means all
   */
  public CompletableFuture<ProcessInstanceResultRecord> createAndAwait(
      Start start, List<String> fetchVariables) {
    var creation = creation(start).setFetchVariables(fetchVariables);
    var intent = ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT;
    return engine
        .send(EngineCommand.of(intent, creation))
        .thenApply(answer -> answer.as(new ProcessInstanceResultRecord()));
  }

  /** Terminates a running instance. */
  public CompletableFuture<EngineAnswer> cancel(long key) {
    var instance = new ProcessInstanceRecord().setProcessInstanceKey(key);
    return engine.send(new EngineCommand(key, ProcessInstanceIntent.CANCEL, instance));
  }

  private static ProcessInstanceCreationRecord creation(Start start) {
    var creation =
        new ProcessInstanceCreationRecord()
            .setBpmnProcessId(start.processId())
            .setVersion(start.version())
            .setProcessDefinitionKey(start.definitionKey())
            .setTags(start.tags())
            .setVariables(VariablesDocument.encode(start.variables()));
    start
        .startAt()
        .forEach(
            element ->
                creation.addStartInstruction(
                    new ProcessInstanceCreationStartInstruction().setElementId(element)));
    return creation;
  }
}
