package io.lipsync.examples;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import io.camunda.zeebe.model.bpmn.builder.IntermediateCatchEventBuilder;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Small processes around the connector, for what the example process does not show. Elements carry
 * what the element templates write.
 */
final class DubbingModel {
  /** The webhook path that all test processes share with the example process. */
  static final String PATH = "lip-sync-evolink";

  private static final Map<String, String> CALLBACK = new LinkedHashMap<>();

  static {
    CALLBACK.put("inbound.type", "io.lipsync:lip-sync-callback:1");
    CALLBACK.put("inbound.context", PATH);
    CALLBACK.put("inbound.provider", "evolink");
    CALLBACK.put("inbound.apiKey", "{{secrets.EVOLINK_API_KEY}}");
    CALLBACK.put("correlationKeyExpression", "=connectorData.correlationKey");
    CALLBACK.put(
        "messageIdExpression",
        "=connectorData.correlationKey + \":\" + request.body.taskId + \":\" +"
            + " request.body.status");
    CALLBACK.put("resultExpression", "={lipSyncResult: request.body}");
    CALLBACK.put("messageTtl", "PT48H");
  }

  private DubbingModel() {}

  /** Submit, wait for the callback, end. Takes {@code video} and {@code audio}. */
  static BpmnModelInstance submitAndWait(String processId) {
    return submitAndWait(processId, processId);
  }

  /** The same under another name: another version of the process once deployed. */
  static BpmnModelInstance submitAndWait(String processId, String name) {
    ServiceTaskBuilder submit =
        submit(
            Bpmn.createExecutableProcess(processId).name(name).startEvent(),
            "submit",
            "submission");
    return finished(submit, "finished", "submission", "task").endEvent("end").done();
  }

  /** Submit and wait, for runtimes that work on another job type. */
  static BpmnModelInstance submitAndWaitWithJobType(String processId, String jobType) {
    ServiceTaskBuilder submit =
        submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission")
            .zeebeJobType(jobType);
    return finished(submit, "finished", "submission", "task").endEvent("end").done();
  }

  /** One submission, but two events that wait for its result one after the other. */
  static BpmnModelInstance waitTwice(String processId) {
    ServiceTaskBuilder submit =
        submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission");
    IntermediateCatchEventBuilder once = finished(submit, "finished", "submission", "task");
    return finished(once, "finishedAgain", "submission", "again").endEvent("end").done();
  }

  /** Two submissions one after the other, each with a catch event of its own. */
  static BpmnModelInstance twoInARow(String processId) {
    ServiceTaskBuilder first =
        submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit1", "first");
    ServiceTaskBuilder second =
        submit(finished(first, "finished1", "first", "firstTask"), "submit2", "second");
    return finished(second, "finished2", "second", "secondTask").endEvent("end").done();
  }

  /** One dubbed video per entry of {@code audios}, all at once; {@code videos} at the end. */
  static BpmnModelInstance forEachAudio(String processId) {
    return Bpmn.createExecutableProcess(processId)
        .startEvent()
        .subProcess(
            "dub",
            dub -> {
              dub.multiInstance()
                  .parallel()
                  .zeebeInputCollectionExpression("audios")
                  .zeebeInputElement("audio")
                  .zeebeOutputCollection("videos")
                  .zeebeOutputElementExpression("task.videoUrl");
              ServiceTaskBuilder submit =
                  submit(dub.embeddedSubProcess().startEvent(), "submit", "submission");
              finished(submit, "finished", "submission", "task").endEvent();
            })
        .endEvent("end")
        .done();
  }

  /** Submit only: for counting what a submission costs. */
  static BpmnModelInstance submitOnly(String processId) {
    return submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission")
        .endEvent("end")
        .done();
  }

  private static ServiceTaskBuilder submit(
      AbstractFlowNodeBuilder<?, ?> before, String id, String resultVariable) {
    return before
        .serviceTask(id)
        .zeebeJobType("io.lipsync:lip-sync:1")
        .zeebeJobRetries("3")
        .zeebeTaskHeader("operation", "submit")
        .zeebeTaskHeader("resultVariable", resultVariable)
        .zeebeTaskHeader("retryBackoff", "PT15S")
        .zeebeInput("evolink", "lipSync.connection.provider")
        .zeebeInput("{{secrets.EVOLINK_API_KEY}}", "lipSync.connection.apiKey")
        .zeebeInputExpression("video", "lipSync.video_url")
        .zeebeInputExpression("audio", "lipSync.audio_url")
        .zeebeInputExpression("false", "lipSync.video_extension")
        .zeebeInputExpression("170", "lipSync.query_face_threshold")
        .zeebeInput(PATH, "lipSync.callback.path");
  }

  private static IntermediateCatchEventBuilder finished(
      AbstractFlowNodeBuilder<?, ?> before, String id, String submission, String resultVariable) {
    return before
        .intermediateCatchEvent(id)
        .message(
            message ->
                message
                    .name("lip-sync-finished")
                    .zeebeCorrelationKeyExpression(submission + ".correlationKey"))
        .zeebeOutputExpression("lipSyncResult", resultVariable)
        .addExtensionElement(ZeebeProperties.class, DubbingModel::addCallbackProperties);
  }

  private static void addCallbackProperties(ZeebeProperties properties) {
    CALLBACK.forEach(
        (name, value) -> {
          ZeebeProperty property = properties.getModelInstance().newInstance(ZeebeProperty.class);
          property.setName(name);
          property.setValue(value);
          properties.getProperties().add(property);
        });
  }
}
