package io.lipsync.localcamunda.command;

import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.resource.ResourceDeletionRecord;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.ResourceDeletionIntent;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.lipsync.localcamunda.engine.EngineAnswer;
import io.lipsync.localcamunda.engine.EngineCommand;
import io.lipsync.localcamunda.engine.EngineHost;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Deploys and deletes BPMN, DMN and form files. Thread-safe. */
public final class DeploymentCommands {

  /** One file of a deployment. */
  public record Resource(String name, byte[] content) {}

  private final EngineHost engine;

  /** Commands for the engine of this host. */
  public DeploymentCommands(EngineHost engine) {
    this.engine = engine;
  }

  /** Deploys all files or, when one of them is refused, none. */
  public CompletableFuture<DeploymentRecord> deploy(List<Resource> resources) {
    var deployment = new DeploymentRecord();
    var files = deployment.resources();
    resources.forEach(
        resource ->
            files
                .add()
                .setResourceName(BufferUtil.wrapString(resource.name()))
                .setResource(resource.content()));
    return engine
        .send(EngineCommand.of(DeploymentIntent.CREATE, deployment))
        .thenApply(answer -> answer.as(new DeploymentRecord()).setDeploymentKey(answer.key()));
  }

  /** Deletes a process definition, decision or form by its key. */
  public CompletableFuture<EngineAnswer> delete(long resourceKey) {
    var deletion = new ResourceDeletionRecord().setResourceKey(resourceKey);
    return engine.send(EngineCommand.of(ResourceDeletionIntent.DELETE, deletion));
  }
}
