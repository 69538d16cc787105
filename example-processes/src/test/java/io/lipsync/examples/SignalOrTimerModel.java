package io.lipsync.examples;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.ExclusiveGatewayBuilder;
import io.camunda.zeebe.model.bpmn.builder.IntermediateCatchEventBuilder;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;

/**
 * The way of waiting that is recommended, in its smallest form: submit {@code video} and {@code
 * audio}, then wait for the signal or the timer, whatever comes first, until the task is finished.
 * A submission of which nobody knows whether the provider has it goes to a person.
 */
final class SignalOrTimerModel {
  private static final String UNKNOWN_OUTCOME_IS_A_BPMN_ERROR =
      "=if error.code = \"SUBMIT_OUTCOME_UNKNOWN\" then bpmnError(error.code, error.message)"
          + " else null";
  private static final String CHECK_AFTER =
      "if task.checkAfter = null then submission.checkAfter else task.checkAfter";
  private static final String FINISHED =
      "list contains([\"completed\", \"failed\", \"cancelled\"], task.status)";

  private SignalOrTimerModel() {}

  /** The process at one provider. */
  static BpmnModelInstance of(String processId, TestedProvider provider) {
    LipSyncElements elements = new LipSyncElements(provider);
    ServiceTaskBuilder submit =
        elements
            .submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission")
            .zeebeTaskHeader("errorExpression", UNKNOWN_OUTCOME_IS_A_BPMN_ERROR);
    submit
        .boundaryEvent("outcomeUnknown")
        .error("SUBMIT_OUTCOME_UNKNOWN")
        .userTask("decide")
        .zeebeUserTask()
        .endEvent("decided");
    elements
        .finished(submit.eventBasedGateway("wait"), "signal", "submission", "task")
        .endEvent("end");
    IntermediateCatchEventBuilder timer =
        submit
            .moveToNode("wait")
            .intermediateCatchEvent("timeToCheck")
            .timerWithDurationExpression(CHECK_AFTER);
    ExclusiveGatewayBuilder isFinished =
        elements.getTask(timer, "ask", "submission", "task").exclusiveGateway("isFinished");
    isFinished.condition("finished", "=" + FINISHED).connectTo("end");
    isFinished.defaultFlow().connectTo("wait");
    return isFinished.done();
  }
}
