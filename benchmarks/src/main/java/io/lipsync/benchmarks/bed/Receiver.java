package io.lipsync.benchmarks.bed;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.IntermediateCatchEventBuilder;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Who receives callbacks. */
public enum Receiver {
  /** This connector: checks the token and reads the task before it hands it on. */
  OURS("this connector", Contender.OURS, "taskId") {
    @Override
    Map<String, String> properties() {
      return Map.of(
          "inbound.type", "io.lipsync:lip-sync-callback:1",
          "inbound.provider", "evolink",
          "inbound.apiKey", "{{secrets.EVOLINK_API_KEY}}");
    }
  },

  /** An executable that hands on whatever comes. */
  BARE("bare webhook", Contender.NOTHING, "id") {
    @Override
    Map<String, String> properties() {
      return Map.of("inbound.type", "io.lipsync.benchmarks:bare-webhook:1");
    }
  };

  private final String title;
  private final Contender jar;
  private final String taskId;

  Receiver(String title, Contender jar, String taskId) {
    this.title = title;
    this.jar = jar;
    this.taskId = taskId;
  }

  /** How tables call it. */
  public String title() {
    return title;
  }

  /** What the runtime needs to have it. */
  public Contender jar() {
    return jar;
  }

  /** Its webhook path. */
  public String path() {
    return "callbacks-" + name().toLowerCase(Locale.ROOT);
  }

  /** The id of its process. */
  public String processId() {
    return path();
  }

  abstract Map<String, String> properties();

  /** A process that waits for the callback of {@code key}. */
  public BpmnModelInstance process() {
    IntermediateCatchEventBuilder event =
        Bpmn.createExecutableProcess(processId())
            .startEvent()
            .intermediateCatchEvent("finished")
            .message(message -> message.name(path()).zeebeCorrelationKeyExpression("key"));
    event.addExtensionElement(ZeebeProperties.class, this::addProperties);
    return event.endEvent().done();
  }

  private void addProperties(ZeebeProperties element) {
    Map<String, String> all = new LinkedHashMap<>(properties());
    all.put("inbound.context", path());
    all.put("correlationKeyExpression", "=connectorData.correlationKey");
    all.put(
        "messageIdExpression",
        "=connectorData.correlationKey + \":\" + request.body.%s + \":\" + request.body.status"
            .formatted(taskId));
    all.put("resultExpression", "={lipSyncResult: request.body}");
    all.put("messageTtl", "PT48H");
    all.forEach(
        (name, value) -> {
          ZeebeProperty property = element.getModelInstance().newInstance(ZeebeProperty.class);
          property.setName(name);
          property.setValue(value);
          element.getProperties().add(property);
        });
  }
}
