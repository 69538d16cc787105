package io.lipsync.localcamunda.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.msgpack.value.StringValue;
import io.camunda.zeebe.protocol.impl.stream.job.ActivatedJob;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationPropertiesImpl;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.TenantOwned;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.grpc.stub.ServerCallStreamObserver;
import io.lipsync.localcamunda.command.ActiveJob;
import io.lipsync.localcamunda.engine.EngineCommand;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/** A worker's open gRPC stream. A job that cannot be delivered goes back to the engine. */
final class GrpcJobStream implements JobStreams.WorkerStream {

  private final DirectBuffer jobType;
  private final JobActivationProperties properties;
  private final ServerCallStreamObserver<GatewayOuterClass.ActivatedJob> worker;
  private final Consumer<EngineCommand> giveBack;

  GrpcJobStream(
      StreamActivatedJobsRequest request,
      ServerCallStreamObserver<GatewayOuterClass.ActivatedJob> worker,
      Consumer<EngineCommand> giveBack) {
    this.jobType = BufferUtil.wrapString(request.getType());
    this.worker = worker;
    this.giveBack = giveBack;
    var name = BufferUtil.wrapString(request.getWorker());
    var variables = request.getFetchVariableList().stream().map(StringValue::new).toList();
    var tenants = request.getTenantIdsList();
    properties =
        new JobActivationPropertiesImpl()
            .setWorker(name, 0, name.capacity())
            .setTimeout(request.getTimeout())
            .setFetchVariables(variables)
            .setTenantIds(
                tenants.isEmpty() ? List.of(TenantOwned.DEFAULT_TENANT_IDENTIFIER) : tenants);
  }

  @Override
  public DirectBuffer jobType() {
    return jobType;
  }

  @Override
  public boolean isReady() {
    return worker.isReady() && !worker.isCancelled();
  }

  @Override
  public JobActivationProperties properties() {
    return properties;
  }

  @Override
  public synchronized void push(ActivatedJob job) {
    try {
      if (isReady()) {
        worker.onNext(GrpcMessages.job(new ActiveJob(job.jobKey(), job.jobRecord())));
        return;
      }
    } catch (RuntimeException e) {
      // the worker went away between the check and the delivery
    }
    giveBack.accept(new EngineCommand(job.jobKey(), JobIntent.YIELD, job.jobRecord()));
  }
}
