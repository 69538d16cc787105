package io.lipsync.examples;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.EventBasedGatewayBuilder;
import io.camunda.zeebe.model.bpmn.builder.ExclusiveGatewayBuilder;
import io.camunda.zeebe.model.bpmn.builder.IntermediateCatchEventBuilder;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import java.net.URI;
import java.time.Duration;

/**
 * A process without our connector, as {@code docs/no-runtime.md} recommends it: make a key, submit
 * {@code video} and {@code audio}, wait for the call or the timer, read the task, wait on until it
 * is finished. A submission whose outcome nobody knows waits for the call like any other.
 *
 * @param evolink EvoLink's address
 * @param webhook the address that EvoLink calls
 */
record BuiltInModel(URI evolink, URI webhook) {
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);
  private static final String FINISHED =
      "list contains([\"completed\", \"failed\", \"cancelled\"], task.status)";

  /** The whole process. */
  BpmnModelInstance dub(String processId) {
    ServiceTaskBuilder submit = submit(processId, READ_TIMEOUT);
    signalOrTimer(submit.eventBasedGateway("wait"));
    submit.boundaryEvent("outcomeUnknown").error("SUBMIT_OUTCOME_UNKNOWN").connectTo("wait");
    return submit.done();
  }

  /** The submission alone, its BPMN errors caught by nobody. */
  BpmnModelInstance submitOnly(String processId) {
    return submitOnly(processId, READ_TIMEOUT);
  }

  /** The same with another patience for EvoLink's answer. */
  BpmnModelInstance submitOnly(String processId, Duration readTimeout) {
    return submit(processId, readTimeout).endEvent("end").done();
  }

  /** Reads the task with the id {@code taskId}. */
  BpmnModelInstance getOnly(String processId) {
    return BuiltInTemplate.get()
        .with("apiAddress", evolink.toString())
        .with("taskId", "=taskId")
        .with("retryBackoff", "PT0S")
        .task(Bpmn.createExecutableProcess(processId).startEvent(), "get")
        .endEvent("end")
        .done();
  }

  private ServiceTaskBuilder submit(String processId, Duration readTimeout) {
    return BuiltInTemplate.submit()
        .with("apiAddress", evolink.toString())
        .with("video_url", "=video")
        .with("audio_url", "=audio")
        .with("callbackAddress", webhook.toString())
        .with("readTimeoutInSeconds", "=" + readTimeout.toSeconds())
        .task(
            Bpmn.createExecutableProcess(processId)
                .startEvent("start")
                .zeebeOutput("=uuid()", "lipSyncKey"),
            "submit");
  }

  private void signalOrTimer(EventBasedGatewayBuilder wait) {
    IntermediateCatchEventBuilder signal = BuiltInTemplate.signal().event(wait, "signal");
    ServiceTaskBuilder get =
        BuiltInTemplate.get().with("apiAddress", evolink.toString()).task(signal, "get");
    wait.moveToNode("wait")
        .intermediateCatchEvent("timeToCheck")
        .timerWithDuration("PT10M")
        .connectTo("get");
    ExclusiveGatewayBuilder isFinished = get.exclusiveGateway("isFinished");
    isFinished.condition("finished", "=" + FINISHED).endEvent("end");
    isFinished.defaultFlow().connectTo("wait");
  }
}
