package io.lipsync.examples;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.util.List;

/** The example process with its forms, as one deployment. */
public final class ExampleProcess {
  /** The BPMN process id. */
  public static final String ID = "approve-then-dub";

  private static final List<String> FORMS =
      List.of("request", "approval", "change", "review", "problem", "missing-result");

  private ExampleProcess() {}

  /** Deploys the newest version together with its forms. */
  public static void deployTo(CamundaClient client) {
    DeployResourceCommandStep2 command =
        client.newDeployResourceCommand().addResourceFromClasspath("processes/" + ID + ".bpmn");
    for (String form : FORMS) {
      command = command.addResourceFromClasspath("forms/lip-sync-" + form + ".form");
    }
    command.send().join();
  }
}
