package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.Map;

/**
 * A process that has {@code video} dubbed by the call activity, as the template writes it, with an
 * error event that catches everything. The finished task becomes {@code german}.
 */
final class DubVideoCaller {
  /** Its process id. */
  static final String ID = "caller";

  private DubVideoCaller() {}

  static BpmnModelInstance model() {
    return Bpmn.createExecutableProcess(ID)
        .startEvent()
        .callActivity("dub")
        .zeebeProcessId("dub-video")
        .zeebePropagateAllChildVariables(false)
        .zeebePropagateAllParentVariables(false)
        .zeebeInputExpression("provider", "provider")
        .zeebeInputExpression("video", "video_url")
        .zeebeInputExpression(
            "if audio = null then \"%s\" else audio".formatted(ProcessTest.AUDIO), "audio_url")
        .zeebeInputExpression("picture", "ref_image_url")
        .zeebeInputExpression("true", "video_extension")
        .zeebeInputExpression("170", "query_face_threshold")
        .zeebeInputExpression("destination", "destination")
        .zeebeOutputExpression("task", "german")
        .zeebeOutputExpression("saved", "saved")
        .boundaryEvent("failed")
        .error()
        .zeebeOutputExpression("failure", "failure")
        .endEvent("notDubbed")
        .moveToActivity("dub")
        .endEvent("dubbed")
        .done();
  }

  /** The caller got a BPMN error with this failure. */
  static void assertFailure(ProcessInstanceEvent order, String code, String step) {
    CamundaAssert.assertThat(order)
        .isCompleted()
        .hasCompletedElements("notDubbed")
        .hasVariableSatisfies(
            "failure",
            Map.class,
            failure -> {
              assertThat(failure).containsEntry("code", code).containsEntry("step", step);
              assertThat(failure.get("message").toString()).isNotBlank();
            });
  }
}
