package io.lipsync.examples.faults;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.lipsync.examples.ExampleProcess;
import java.util.Collection;

/**
 * The example process {@code dub-video} as it is shipped, but for its id, the job type of its
 * lip-sync tasks and their retries. Models that differ have different ids, so that no runtime takes
 * one for the other.
 *
 * @param jobType which runtime works on it
 * @param retries of each lip-sync task
 */
record DubProcess(String jobType, int retries) {
  /** What the shared runtime works on. */
  static final DubProcess SHARED = new DubProcess("io.lipsync:lip-sync:1", 3);

  /** What the runtime behind the faulty network works on. */
  static final DubProcess FAULTY = new DubProcess(FaultyStack.JOB_TYPE, 3);

  DubProcess withRetries(int newRetries) {
    return new DubProcess(jobType, newRetries);
  }

  String id() {
    return "dub-video-" + jobType.substring(jobType.lastIndexOf(':') + 1) + "-" + retries;
  }

  /** Deploys one more version, with the forms that it names. */
  void deployTo(CamundaClient client, String versionName) {
    client
        .newDeployResourceCommand()
        .addProcessModel(model(versionName), id() + ".bpmn")
        .addResourceFromClasspath("forms/lip-sync-missing-result.form")
        .addResourceFromClasspath("forms/lip-sync-stop.form")
        .addResourceFromClasspath("forms/lip-sync-rescue.form")
        .send()
        .join();
  }

  private BpmnModelInstance model(String versionName) {
    BpmnModelInstance model =
        Bpmn.readModelFromStream(
            ExampleProcess.class.getResourceAsStream("/processes/dub-video.bpmn"));
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    process.setId(id());
    process.setName(versionName);
    Collection<ZeebeTaskDefinition> tasks = model.getModelElementsByType(ZeebeTaskDefinition.class);
    for (ZeebeTaskDefinition task : tasks) {
      task.setType(jobType);
      task.setRetries(Integer.toString(retries));
    }
    return model;
  }
}
