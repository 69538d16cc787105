package io.lipsync.localcamunda.grpc;

import static io.lipsync.localcamunda.grpc.GrpcAnswer.send;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.*;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.lipsync.localcamunda.command.Commands;
import io.lipsync.localcamunda.command.DeploymentCommands;
import io.lipsync.localcamunda.command.JobActivation;
import io.lipsync.localcamunda.command.JobCommands;
import io.lipsync.localcamunda.command.MessageCommands;
import io.lipsync.localcamunda.command.OperatorCommands;
import io.lipsync.localcamunda.command.ProcessInstanceCommands;
import io.lipsync.localcamunda.engine.EngineHost;
import java.time.Duration;

/**
 * The gRPC contract of the Zeebe gateway, as far as it is served; the rest answers {@code
 * UNIMPLEMENTED}. Each call is one command for the engine. Thread-safe.
 */
final class GrpcGateway extends GatewayGrpc.GatewayImplBase {

  private final EngineHost engine;
  private final DeploymentCommands deployments;
  private final ProcessInstanceCommands instances;
  private final OperatorCommands operator;
  private final MessageCommands messages;
  private final JobCommands jobs;
  private final JobActivation activation;
  private final JobStreams streams;

  GrpcGateway(EngineHost engine, Commands commands, JobStreams streams) {
    this.engine = engine;
    this.deployments = commands.deployments();
    this.instances = commands.processInstances();
    this.operator = commands.operator();
    this.messages = commands.messages();
    this.jobs = commands.jobs();
    this.activation = commands.jobActivation();
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
    send(() -> deployments.deploy(GrpcRequests.resources(request)), caller, GrpcMessages::deployed);
  }

  @Override
  public void deleteResource(
      DeleteResourceRequest request, StreamObserver<DeleteResourceResponse> caller) {
    send(
        () -> deployments.delete(request.getResourceKey()),
        caller,
        answer -> DeleteResourceResponse.getDefaultInstance());
  }

  @Override
  public void createProcessInstance(
      CreateProcessInstanceRequest request, StreamObserver<CreateProcessInstanceResponse> caller) {
    send(() -> instances.create(GrpcRequests.start(request)), caller, GrpcMessages::created);
  }

  @Override
  public void createProcessInstanceWithResult(
      CreateProcessInstanceWithResultRequest request,
      StreamObserver<CreateProcessInstanceWithResultResponse> caller) {
    send(
        () ->
            instances.createAndAwait(
                GrpcRequests.start(request.getRequest()), request.getFetchVariablesList()),
        caller,
        GrpcMessages::ended);
  }

  @Override
  public void cancelProcessInstance(
      CancelProcessInstanceRequest request, StreamObserver<CancelProcessInstanceResponse> caller) {
    send(
        () -> instances.cancel(request.getProcessInstanceKey()),
        caller,
        answer -> CancelProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void setVariables(
      SetVariablesRequest request, StreamObserver<SetVariablesResponse> caller) {
    send(
        () ->
            operator.setVariables(
                request.getElementInstanceKey(), request.getVariables(), request.getLocal()),
        caller,
        answer -> SetVariablesResponse.newBuilder().setKey(answer.key()).build());
  }

  @Override
  public void resolveIncident(
      ResolveIncidentRequest request, StreamObserver<ResolveIncidentResponse> caller) {
    send(
        () -> operator.resolveIncident(request.getIncidentKey()),
        caller,
        answer -> ResolveIncidentResponse.getDefaultInstance());
  }

  @Override
  public void publishMessage(
      PublishMessageRequest request, StreamObserver<PublishMessageResponse> caller) {
    send(
        () ->
            messages.publish(
                request.getName(),
                request.getCorrelationKey(),
                Duration.ofMillis(request.getTimeToLive()),
                request.getMessageId(),
                request.getVariables()),
        caller,
        GrpcMessages::published);
  }

  @Override
  public void broadcastSignal(
      BroadcastSignalRequest request, StreamObserver<BroadcastSignalResponse> caller) {
    send(
        () -> messages.broadcast(request.getSignalName(), request.getVariables()),
        caller,
        GrpcMessages::broadcast);
  }

  @Override
  public void activateJobs(
      ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> caller) {
    var call = (ServerCallStreamObserver<ActivateJobsResponse>) caller;
    send(
        () -> activation.activate(GrpcRequests.jobs(request), call::isCancelled),
        caller,
        GrpcMessages::activated);
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
    send(
        () -> jobs.complete(request.getJobKey(), request.getVariables()),
        caller,
        answer -> CompleteJobResponse.getDefaultInstance());
  }

  @Override
  public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> caller) {
    send(
        () ->
            jobs.fail(
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
    send(
        () ->
            jobs.throwError(
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
    send(
        () -> jobs.updateRetries(request.getJobKey(), request.getRetries()),
        caller,
        answer -> UpdateJobRetriesResponse.getDefaultInstance());
  }

  @Override
  public void updateJobTimeout(
      UpdateJobTimeoutRequest request, StreamObserver<UpdateJobTimeoutResponse> caller) {
    send(
        () -> jobs.updateTimeout(request.getJobKey(), Duration.ofMillis(request.getTimeout())),
        caller,
        answer -> UpdateJobTimeoutResponse.getDefaultInstance());
  }
}
