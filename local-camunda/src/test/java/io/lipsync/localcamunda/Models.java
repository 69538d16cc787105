package io.lipsync.localcamunda;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;

/** The processes of the tests. */
final class Models {

  private Models() {}

  /** start, job of the given type, end. */
  static BpmnModelInstance job(String processId, String jobType) {
    return Bpmn.createExecutableProcess(processId)
        .name("One job")
        .startEvent()
        .serviceTask("work", task -> task.name("Do the work").zeebeJobType(jobType))
        .endEvent("done")
        .done();
  }

  /** start, wait for message "go" under the variable "key", end. */
  static BpmnModelInstance message(String processId) {
    return Bpmn.createExecutableProcess(processId)
        .startEvent()
        .intermediateCatchEvent(
            "wait", event -> event.message(m -> m.name("go").zeebeCorrelationKeyExpression("key")))
        .endEvent("done")
        .done();
  }

  /** start, Camunda user task with a linked form, end. */
  static BpmnModelInstance userTask(String processId, String formId) {
    return Bpmn.createExecutableProcess(processId)
        .startEvent()
        .userTask(
            "review",
            task ->
                task.name("Review")
                    .zeebeUserTask()
                    .zeebeFormId(formId)
                    .zeebeCandidateGroups("editors"))
        .endEvent("done")
        .done();
  }

  /** start, timer of the given duration, end. */
  static BpmnModelInstance timer(String processId, String duration) {
    return Bpmn.createExecutableProcess(processId)
        .startEvent()
        .intermediateCatchEvent("wait", event -> event.timerWithDuration(duration))
        .endEvent("done")
        .done();
  }

  static final String FORM =
      """
      {"id": "review-form", "type": "default", "schemaVersion": 17,
       "components": [{"type": "textfield", "id": "f1", "key": "verdict", "label": "Verdict"}]}
      """;
}
