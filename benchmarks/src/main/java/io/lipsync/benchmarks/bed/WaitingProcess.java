package io.lipsync.benchmarks.bed;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.Locale;

/**
 * A process that submits a task, then waits for the callback or asks by timer until the task has
 * ended.
 */
public final class WaitingProcess {
  /** Its id, whichever provider it has. */
  public static final String ID = "waiting";

  private WaitingProcess() {}

  /**
   * The process at a provider.
   *
   * @param provider the provider's id; its key is the secret named after it
   */
  public static BpmnModelInstance at(String provider) {
    String secret = "{{secrets.%s_API_KEY}}".formatted(provider.toUpperCase(Locale.ROOT));
    return Bpmn.createExecutableProcess(ID)
        .startEvent()
        .serviceTask("submit")
        .zeebeJobType("io.lipsync:lip-sync:1")
        .zeebeTaskHeader("operation", "submit")
        .zeebeTaskHeader(
            "resultExpression", "={submission: response, checkAfter: response.checkAfter}")
        .zeebeInput(provider, "lipSync.connection.provider")
        .zeebeInput(secret, "lipSync.connection.apiKey")
        .zeebeInputExpression("video", "lipSync.video_url")
        .zeebeInputExpression("audio", "lipSync.audio_url")
        .zeebeInput("lip-sync-" + provider, "lipSync.callback.path")
        .exclusiveGateway("again")
        .eventBasedGateway("wait")
        .intermediateCatchEvent("timer")
        .timerWithDurationExpression("checkAfter")
        .serviceTask("ask")
        .zeebeJobType("io.lipsync:lip-sync:1")
        .zeebeTaskHeader("operation", "getTask")
        .zeebeTaskHeader("resultExpression", "={task: response, checkAfter: response.checkAfter}")
        .zeebeInput(provider, "lipSync.connection.provider")
        .zeebeInput(secret, "lipSync.connection.apiKey")
        .zeebeInputExpression("submission.taskId", "lipSync.taskId")
        .zeebeInputExpression("submission.correlationKey", "lipSync.correlationKey")
        .exclusiveGateway("ended")
        .defaultFlow()
        .connectTo("again")
        .moveToNode("ended")
        .conditionExpression("task.status = \"completed\"")
        .endEvent()
        .moveToNode("wait")
        .intermediateCatchEvent("finished")
        .message(
            message ->
                message
                    .name("lip-sync-finished")
                    .zeebeCorrelationKeyExpression("submission.correlationKey"))
        .endEvent()
        .done();
  }
}
