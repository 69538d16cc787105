package io.lipsync.examples;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.util.List;

/** The example processes with their forms, as one deployment. */
public final class ExampleProcess {
  /** The BPMN process id of the one that the demo walks through. */
  public static final String ID = "approve-then-dub";

  private static final List<String> RESOURCES =
      List.of(
          "processes/approve-then-dub.bpmn",
          "processes/dub-video.bpmn",
          "processes/multilingual-dub.bpmn",
          "processes/tune-face-match.bpmn",
          "processes/dub-agent.bpmn",
          "processes/provider-fallback.bpmn",
          "forms/lip-sync-request.form",
          "forms/lip-sync-approval.form",
          "forms/lip-sync-change.form",
          "forms/lip-sync-review.form",
          "forms/lip-sync-problem.form",
          "forms/lip-sync-missing-result.form",
          "forms/lip-sync-stop.form",
          "forms/lip-sync-rescue.form",
          "forms/multilingual-dub-request.form",
          "forms/multilingual-dub-summary.form",
          "forms/tune-face-match-request.form",
          "forms/tune-face-match-review.form",
          "forms/provider-fallback-request.form",
          "forms/dub-agent-request.form",
          "forms/dub-agent-approval.form",
          "forms/dub-agent-question.form");

  private ExampleProcess() {}

  /** Deploys the newest version of every process that somebody starts, together with the forms. */
  public static void deployTo(CamundaClient client) {
    deploy(client, RESOURCES);
  }

  /**
   * Deploys what opens the webhook paths of DashScope and JoggAI, for accounts whose signals come
   * to this runtime.
   */
  public static void deploySignalsTo(CamundaClient client) {
    deploy(client, List.of("processes/provider-signals.bpmn"));
  }

  private static void deploy(CamundaClient client, List<String> resources) {
    DeployResourceCommandStep2 command =
        client.newDeployResourceCommand().addResourceFromClasspath(resources.getFirst());
    for (String resource : resources.subList(1, resources.size())) {
      command = command.addResourceFromClasspath(resource);
    }
    command.send().join();
  }
}
