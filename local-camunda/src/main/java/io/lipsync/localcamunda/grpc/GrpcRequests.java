package io.lipsync.localcamunda.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.*;
import io.lipsync.localcamunda.command.DeploymentCommands.Resource;
import io.lipsync.localcamunda.command.JobRequest;
import io.lipsync.localcamunda.command.ProcessInstanceCommands.Start;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads messages of the gRPC contract as what the commands take. */
final class GrpcRequests {

  /** How long a real gateway keeps a worker waiting that does not say. */
  private static final Duration DEFAULT_LONG_POLL = Duration.ofSeconds(10);

  private GrpcRequests() {}

  static List<Resource> resources(DeployResourceRequest request) {
    return request.getResourcesList().stream()
        .map(file -> new Resource(file.getName(), file.getContent().toByteArray()))
        .toList();
  }

  static JobRequest jobs(ActivateJobsRequest request) {
    return new JobRequest(
        request.getType(),
        request.getWorker(),
        Duration.ofMillis(request.getTimeout()),
        request.getMaxJobsToActivate(),
        request.getFetchVariableList(),
        longPoll(request.getRequestTimeout()));
  }

  static Start start(CreateProcessInstanceRequest request) {
    return new Start(
        request.getBpmnProcessId(),
        request.getVersion(),
        request.getProcessDefinitionKey(),
        request.getVariables(),
        Set.copyOf(request.getTagsList()),
        request.getStartInstructionsList().stream()
            .map(ProcessInstanceCreationStartInstruction::getElementId)
            .toList());
  }

  private static Duration longPoll(long requestTimeoutMillis) {
    if (requestTimeoutMillis == 0) {
      return DEFAULT_LONG_POLL;
    }
    return Duration.ofMillis(Math.max(0, requestTimeoutMillis));
  }
}
