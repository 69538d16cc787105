package io.lipsync.localcamunda.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob.JobKind;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob.ListenerEventType;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BrokerInfo;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerHealth;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerRole;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import io.camunda.zeebe.util.VersionUtil;
import io.lipsync.localcamunda.command.ActiveJob;
import io.lipsync.localcamunda.command.Tenants;
import java.util.List;

/** Writes the engine's records as messages of the gRPC contract. */
final class GrpcMessages {

  private GrpcMessages() {}

  static ActivatedJob job(ActiveJob active) {
    JobRecord job = active.job();
    return ActivatedJob.newBuilder()
        .setKey(active.key())
        .setType(job.getType())
        .setProcessInstanceKey(job.getProcessInstanceKey())
        .setBpmnProcessId(job.getBpmnProcessId())
        .setProcessDefinitionVersion(job.getProcessDefinitionVersion())
        .setProcessDefinitionKey(job.getProcessDefinitionKey())
        .setElementId(job.getElementId())
        .setElementInstanceKey(job.getElementInstanceKey())
        .setCustomHeaders(MsgPackConverter.convertToJson(job.getCustomHeadersBuffer()))
        .setWorker(job.getWorker())
        .setRetries(job.getRetries())
        .setDeadline(job.getDeadline())
        .setVariables(MsgPackConverter.convertToJson(job.getVariablesBuffer()))
        .setTenantId(job.getTenantId())
        .setKind(JobKind.valueOf(job.getJobKind().name()))
        .setListenerEventType(ListenerEventType.valueOf(job.getJobListenerEventType().name()))
        .addAllTags(job.getTags())
        .build();
  }

  static ActivateJobsResponse activated(List<ActiveJob> jobs) {
    return ActivateJobsResponse.newBuilder()
        .addAllJobs(jobs.stream().map(GrpcMessages::job).toList())
        .build();
  }

  static PublishMessageResponse published(long key) {
    return PublishMessageResponse.newBuilder().setKey(key).setTenantId(Tenants.DEFAULT).build();
  }

  static BroadcastSignalResponse broadcast(long key) {
    return BroadcastSignalResponse.newBuilder().setKey(key).setTenantId(Tenants.DEFAULT).build();
  }

  static CreateProcessInstanceResponse created(ProcessInstanceCreationRecord instance) {
    return CreateProcessInstanceResponse.newBuilder()
        .setProcessDefinitionKey(instance.getProcessDefinitionKey())
        .setBpmnProcessId(instance.getBpmnProcessId())
        .setVersion(instance.getVersion())
        .setProcessInstanceKey(instance.getProcessInstanceKey())
        .setTenantId(instance.getTenantId())
        .addAllTags(instance.getTags())
        .build();
  }

  static CreateProcessInstanceWithResultResponse ended(ProcessInstanceResultRecord instance) {
    return CreateProcessInstanceWithResultResponse.newBuilder()
        .setProcessDefinitionKey(instance.getProcessDefinitionKey())
        .setBpmnProcessId(instance.getBpmnProcessId())
        .setVersion(instance.getVersion())
        .setProcessInstanceKey(instance.getProcessInstanceKey())
        .setTenantId(instance.getTenantId())
        .setVariables(MsgPackConverter.convertToJson(instance.getVariablesBuffer()))
        .build();
  }

  static DeployResourceResponse deployed(DeploymentRecord deployment) {
    var response =
        DeployResourceResponse.newBuilder()
            .setKey(deployment.getDeploymentKey())
            .setTenantId(deployment.getTenantId());
    for (var process : deployment.getProcessesMetadata()) {
      response
          .addDeploymentsBuilder()
          .getProcessBuilder()
          .setBpmnProcessId(process.getBpmnProcessId())
          .setVersion(process.getVersion())
          .setProcessDefinitionKey(process.getProcessDefinitionKey())
          .setResourceName(process.getResourceName())
          .setTenantId(process.getTenantId());
    }
    for (var form : deployment.getFormMetadata()) {
      response
          .addDeploymentsBuilder()
          .getFormBuilder()
          .setFormId(form.getFormId())
          .setVersion(form.getVersion())
          .setFormKey(form.getFormKey())
          .setResourceName(form.getResourceName())
          .setTenantId(form.getTenantId());
    }
    for (var decision : deployment.getDecisionsMetadata()) {
      response
          .addDeploymentsBuilder()
          .getDecisionBuilder()
          .setDmnDecisionId(decision.getDecisionId())
          .setDmnDecisionName(decision.getDecisionName())
          .setVersion(decision.getVersion())
          .setDecisionKey(decision.getDecisionKey())
          .setDmnDecisionRequirementsId(decision.getDecisionRequirementsId())
          .setDecisionRequirementsKey(decision.getDecisionRequirementsKey())
          .setTenantId(decision.getTenantId());
    }
    for (var graph : deployment.getDecisionRequirementsMetadata()) {
      response
          .addDeploymentsBuilder()
          .getDecisionRequirementsBuilder()
          .setDmnDecisionRequirementsId(graph.getDecisionRequirementsId())
          .setDmnDecisionRequirementsName(graph.getDecisionRequirementsName())
          .setVersion(graph.getDecisionRequirementsVersion())
          .setDecisionRequirementsKey(graph.getDecisionRequirementsKey())
          .setResourceName(graph.getResourceName())
          .setTenantId(graph.getTenantId());
    }
    return response.build();
  }

  /** A cluster of one healthy broker with one partition. */
  static TopologyResponse topology(int port) {
    var partition =
        Partition.newBuilder()
            .setPartitionId(1)
            .setRole(PartitionBrokerRole.LEADER)
            .setHealth(PartitionBrokerHealth.HEALTHY);
    var broker =
        BrokerInfo.newBuilder()
            .setNodeId(0)
            .setHost("127.0.0.1")
            .setPort(port)
            .setVersion(VersionUtil.getVersion())
            .addPartitions(partition);
    return TopologyResponse.newBuilder()
        .addBrokers(broker)
        .setClusterSize(1)
        .setPartitionsCount(1)
        .setReplicationFactor(1)
        .setGatewayVersion(VersionUtil.getVersion())
        .build();
  }
}
