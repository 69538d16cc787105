package io.lipsync.localcamunda.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.*;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.lipsync.localcamunda.command.Commands;
import io.lipsync.localcamunda.command.DeploymentCommands.Resource;
import io.lipsync.localcamunda.command.JobRequest;
import io.lipsync.localcamunda.command.ProcessInstanceCommands.Start;
import io.lipsync.localcamunda.command.Tenants;
import io.lipsync.localcamunda.engine.EngineHost;
import java.time.Duration;
import java.util.Set;

/**
 * The gRPC contract of the Zeebe gateway, as far as it is served; the rest answers {@code
 * UNIMPLEMENTED}. Each call is one command for the engine. Thread-safe.
 */
final class GrpcGateway extends GatewayGrpc.GatewayImplBase {

  /** How long a real gateway keeps a worker waiting that does not say. */
  private static final Duration DEFAULT_LONG_POLL = Duration.ofSeconds(10);

  private final EngineHost engine;
  private final Commands commands;
  private final JobStreams streams;

  GrpcGateway(EngineHost engine, Commands commands, JobStreams streams) {
    this.engine = engine;
    this.commands = commands;
    this.streams = streams;
  }

  @Override
  public void topology(TopologyRequest request, StreamObserver<TopologyResponse> caller) {
    caller.onNext(GrpcMessages.topology(0));
    caller.onCompleted();
  }

  @Override
  public void deployResource(
      DeployResourceRequest request, StreamObserver<DeployResourceResponse> caller) {
    var resources =
        request.getResourcesList().stream()
            .map(file -> new Resource(file.getName(), file.getContent().toByteArray()))
            .toList();
    GrpcAnswer.send(() -> commands.deployments().deploy(resources), caller, GrpcMessages::deployed);
  }

  @Override
  public void deleteResource(
      DeleteResourceRequest request, StreamObserver<DeleteResourceResponse> caller) {
    GrpcAnswer.send(
        () -> commands.deployments().delete(request.getResourceKey()),
        caller,
        answer -> DeleteResourceResponse.getDefaultInstance());
  }

  @Override
  public void createProcessInstance(
      CreateProcessInstanceRequest request, StreamObserver<CreateProcessInstanceResponse> caller) {
    GrpcAnswer.send(
        () -> commands.processInstances().create(start(request)), caller, GrpcMessages::created);
  }

  @Override
  public void createProcessInstanceWithResult(
      CreateProcessInstanceWithResultRequest request,
      StreamObserver<CreateProcessInstanceWithResultResponse> caller) {
    GrpcAnswer.send(
        () ->
            commands
                .processInstances()
                .createAndAwait(start(request.getRequest()), request.getFetchVariablesList()),
        caller,
        GrpcMessages::ended);
  }

  private static Start start(CreateProcessInstanceRequest request) {
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

  @Override
  public void cancelProcessInstance(
      CancelProcessInstanceRequest request, StreamObserver<CancelProcessInstanceResponse> caller) {
    GrpcAnswer.send(
        () -> commands.processInstances().cancel(request.getProcessInstanceKey()),
        caller,
        answer -> CancelProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void setVariables(
      SetVariablesRequest request, StreamObserver<SetVariablesResponse> caller) {
    GrpcAnswer.send(
        () ->
            commands
                .operator()
                .setVariables(
                    request.getElementInstanceKey(), request.getVariables(), request.getLocal()),
        caller,
        answer -> SetVariablesResponse.newBuilder().setKey(answer.key()).build());
  }

  @Override
  public void resolveIncident(
      ResolveIncidentRequest request, StreamObserver<ResolveIncidentResponse> caller) {
    GrpcAnswer.send(
        () -> commands.operator().resolveIncident(request.getIncidentKey()),
        caller,
        answer -> ResolveIncidentResponse.getDefaultInstance());
  }

  @Override
  public void publishMessage(
      PublishMessageRequest request, StreamObserver<PublishMessageResponse> caller) {
    GrpcAnswer.send(
        () ->
            commands
                .messages()
                .publish(
                    request.getName(),
                    request.getCorrelationKey(),
                    Duration.ofMillis(request.getTimeToLive()),
                    request.getMessageId(),
                    request.getVariables()),
        caller,
        key ->
            PublishMessageResponse.newBuilder().setKey(key).setTenantId(Tenants.DEFAULT).build());
  }

  @Override
  public void broadcastSignal(
      BroadcastSignalRequest request, StreamObserver<BroadcastSignalResponse> caller) {
    GrpcAnswer.send(
        () -> commands.messages().broadcast(request.getSignalName(), request.getVariables()),
        caller,
        key ->
            BroadcastSignalResponse.newBuilder().setKey(key).setTenantId(Tenants.DEFAULT).build());
  }

  @Override
  public void activateJobs(
      ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> caller) {
    var call = (ServerCallStreamObserver<ActivateJobsResponse>) caller;
    var wish =
        new JobRequest(
            request.getType(),
            request.getWorker(),
            Duration.ofMillis(request.getTimeout()),
            request.getMaxJobsToActivate(),
            request.getFetchVariableList(),
            longPoll(request.getRequestTimeout()));
    GrpcAnswer.send(
        () -> commands.jobActivation().activate(wish, call::isCancelled),
        caller,
        jobs ->
            ActivateJobsResponse.newBuilder()
                .addAllJobs(jobs.stream().map(GrpcMessages::job).toList())
                .build());
  }

  private static Duration longPoll(long requestTimeoutMillis) {
    if (requestTimeoutMillis == 0) {
      return DEFAULT_LONG_POLL;
    }
    return Duration.ofMillis(Math.max(0, requestTimeoutMillis));
  }

  @Override
  public void streamActivatedJobs(
      StreamActivatedJobsRequest request, StreamObserver<ActivatedJob> caller) {
    var call = (ServerCallStreamObserver<ActivatedJob>) caller;
    var stream = new GrpcJobStream(request, call, engine::sendAndForget);
    call.setOnCancelHandler(() -> streams.remove(stream));
    call.setOnCloseHandler(() -> streams.remove(stream));
    streams.add(stream);
  }

  @Override
  public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> caller) {
    GrpcAnswer.send(
        () -> commands.jobs().complete(request.getJobKey(), request.getVariables()),
        caller,
        answer -> CompleteJobResponse.getDefaultInstance());
  }

  @Override
  public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> caller) {
    GrpcAnswer.send(
        () ->
            commands
                .jobs()
                .fail(
                    request.getJobKey(),
                    request.getRetries(),
                    request.getErrorMessage(),
                    Duration.ofMillis(request.getRetryBackOff()),
                    request.getVariables()),
        caller,
        answer -> FailJobResponse.getDefaultInstance());
  }

  @Override
  public void throwError(ThrowErrorRequest request, StreamObserver<ThrowErrorResponse> caller) {
    GrpcAnswer.send(
        () ->
            commands
                .jobs()
                .throwError(
                    request.getJobKey(),
                    request.getErrorCode(),
                    request.getErrorMessage(),
                    request.getVariables()),
        caller,
        answer -> ThrowErrorResponse.getDefaultInstance());
  }

  @Override
  public void updateJobRetries(
      UpdateJobRetriesRequest request, StreamObserver<UpdateJobRetriesResponse> caller) {
    GrpcAnswer.send(
        () -> commands.jobs().updateRetries(request.getJobKey(), request.getRetries()),
        caller,
        answer -> UpdateJobRetriesResponse.getDefaultInstance());
  }

  @Override
  public void updateJobTimeout(
      UpdateJobTimeoutRequest request, StreamObserver<UpdateJobTimeoutResponse> caller) {
    GrpcAnswer.send(
        () ->
            commands
                .jobs()
                .updateTimeout(request.getJobKey(), Duration.ofMillis(request.getTimeout())),
        caller,
        answer -> UpdateJobTimeoutResponse.getDefaultInstance());
  }
}
