package io.lipsync.examples;

import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import io.camunda.zeebe.model.bpmn.builder.IntermediateCatchEventBuilder;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The elements of processes that use the connector, with what the element templates write.
 *
 * @param provider whose account they use
 */
record LipSyncElements(TestedProvider provider) {

  /** A task that submits {@code video} and {@code audio}. */
  ServiceTaskBuilder submit(
      AbstractFlowNodeBuilder<?, ?> before, String id, String resultVariable) {
    return connector(before, id, "submit", resultVariable)
        .zeebeJobRetries("3")
        .zeebeTaskHeader("retryBackoff", "PT15S")
        .zeebeInputExpression("video", "lipSync.video_url")
        .zeebeInputExpression("audio", "lipSync.audio_url")
        .zeebeInputExpression("false", "lipSync.video_extension")
        .zeebeInputExpression("170", "lipSync.query_face_threshold")
        .zeebeInput(provider.path(), "lipSync.callback.path");
  }

  /** A task that asks for the task of a submission. */
  ServiceTaskBuilder getTask(
      AbstractFlowNodeBuilder<?, ?> before, String id, String submission, String resultVariable) {
    return connector(before, id, "getTask", resultVariable)
        .zeebeInputExpression(submission + ".taskId", "lipSync.taskId")
        .zeebeInputExpression(submission + ".correlationKey", "lipSync.correlationKey");
  }

  /**
   * A task that saves the video of {@code link}.
   *
   * @param destination its fields below {@code lipSync.destination}, constants or expressions
   */
  static ServiceTaskBuilder save(
      AbstractFlowNodeBuilder<?, ?> before, String link, Map<String, String> destination) {
    return save(before, "save", link, destination);
  }

  /** The same under an id of its own. */
  static ServiceTaskBuilder save(
      AbstractFlowNodeBuilder<?, ?> before,
      String id,
      String link,
      Map<String, String> destination) {
    ServiceTaskBuilder save =
        before
            .serviceTask(id)
            .zeebeJobType("io.lipsync:lip-sync:1")
            .zeebeJobRetries("1")
            .zeebeTaskHeader("operation", "saveResult")
            .zeebeTaskHeader("resultVariable", "saved")
            .zeebeInputExpression(link, "lipSync.videoUrl");
    destination.forEach((field, value) -> save.zeebeInput(value, "lipSync.destination." + field));
    return save;
  }

  /** An event that waits for the end of a submission. */
  IntermediateCatchEventBuilder finished(
      AbstractFlowNodeBuilder<?, ?> before, String id, String submission, String resultVariable) {
    return before
        .intermediateCatchEvent(id)
        .message(
            message ->
                message
                    .name("lip-sync-finished")
                    .zeebeCorrelationKeyExpression(submission + ".correlationKey"))
        .zeebeOutputExpression("lipSyncResult", resultVariable)
        .addExtensionElement(ZeebeProperties.class, this::addSignalProperties);
  }

  private ServiceTaskBuilder connector(
      AbstractFlowNodeBuilder<?, ?> before, String id, String operation, String resultVariable) {
    return before
        .serviceTask(id)
        .zeebeJobType("io.lipsync:lip-sync:1")
        .zeebeTaskHeader("operation", operation)
        .zeebeTaskHeader("resultVariable", resultVariable)
        .zeebeInput(provider.id(), "lipSync.connection.provider")
        .zeebeInput(apiKey(), "lipSync.connection.apiKey");
  }

  private void addSignalProperties(ZeebeProperties properties) {
    signalProperties()
        .forEach(
            (name, value) -> {
              ZeebeProperty property =
                  properties.getModelInstance().newInstance(ZeebeProperty.class);
              property.setName(name);
              property.setValue(value);
              properties.getProperties().add(property);
            });
  }

  private Map<String, String> signalProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("inbound.type", "io.lipsync:lip-sync-callback:1");
    properties.put("inbound.context", provider.path());
    properties.put("inbound.provider", provider.id());
    properties.put("inbound.apiKey", apiKey());
    properties.putAll(provider.signalProperties());
    properties.put("correlationKeyExpression", "=connectorData.correlationKey");
    properties.put(
        "messageIdExpression",
        "=connectorData.correlationKey + \":\" + request.body.taskId + \":\" +"
            + " request.body.status");
    properties.put("resultExpression", "={lipSyncResult: request.body}");
    properties.put("messageTtl", "PT48H");
    return properties;
  }

  private String apiKey() {
    return "{{secrets.%s}}".formatted(provider.apiKeyName());
  }
}
