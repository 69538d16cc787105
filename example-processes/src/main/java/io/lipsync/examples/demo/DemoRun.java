package io.lipsync.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import io.lipsync.examples.ExampleProcess;
import io.lipsync.examples.stack.LocalStack;
import io.lipsync.examples.stack.Provider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Walks one request through the example process. */
final class DemoRun {
  private static final String EVOLINK_PATH = "lip-sync-evolink";
  private static final Duration EMULATED_LIMIT = Duration.ofMinutes(2);
  private static final Duration REAL_LIMIT = Duration.ofMinutes(60);

  private final LocalStack stack;
  private final DemoSettings settings;
  private final Provider provider;
  private final Console console;
  private final Approver approver;

  DemoRun(LocalStack stack, DemoSettings settings, Console console) {
    this.stack = stack;
    this.settings = settings;
    this.provider = settings.stack().provider();
    this.console = console;
    this.approver = new Approver(settings.interactive(), console);
  }

  /** Deploys the example processes and waits until they can be called back. */
  void deploy() {
    try (CamundaClient client = stack.newClient()) {
      console.step("The example processes are deployed to the engine.");
      ExampleProcess.deployTo(client);
    }
    if (provider.callsBack()) {
      stack.awaitPath(EVOLINK_PATH);
    }
  }

  /** Walks to the accepted video, or throws a {@link DemoException} that says what stopped it. */
  void walkOnce() {
    try (CamundaClient client = stack.newClient()) {
      long instance = new RequestForm(client, settings, console).send();
      People people = new People(client, instance);
      ProcessVariables variables = new ProcessVariables(client, instance);
      Duration limit = settings.stack().emulated() ? EMULATED_LIMIT : REAL_LIMIT;
      Patience patience = new Patience(people, variables, limit, settings.output());
      if (!approve(people, patience)) {
        return;
      }
      watch(variables, patience);
      review(client, people, variables, patience);
    }
  }

  private boolean approve(People people, Patience patience) {
    console.step("The request waits for an approver. Nothing has been sent or paid.");
    UserTask task = patience.awaitPerson("ApproveRequest");
    boolean approved =
        approver.agrees("Do you approve this request?", "The approver says: approved.");
    people.complete(task, Map.of("approval", approved ? "approve" : "reject"));
    if (!approved) {
      console.success("Rejected: the process has ended and nothing was submitted.");
    }
    return approved;
  }

  private void watch(ProcessVariables variables, Patience patience) {
    console.step(
        settings.media().isPresent()
            ? "The connector submits the paid task, once."
            : "The connector brings the files to the provider and submits the paid task, once.");
    JsonNode submission = patience.awaitVariable("submission");
    String taskId = submission.path("taskId").asText();
    console.detail(provider.title() + " accepted it as " + taskId);
    console.detail("The process waits under the key " + submission.path("correlationKey"));
    boolean callback = provider.callsBack() && settings.stack().emulated();
    console.step(
        provider.title()
            + " makes the video, the process waits for "
            + (callback ? "the callback or the timer." : "the timer and asks."));
    Progress progress = progress(variables);
    patience.awaitPerson(() -> progress.show(taskId), "ReviewVideo", "RescueVideo");
    console.detail(
        callback
            ? "Callback received, checked, and confirmed by asking EvoLink itself."
            : "Noticed by the timer, which asked " + provider.title() + ".");
  }

  private Progress progress(ProcessVariables variables) {
    return provider == Provider.EVOLINK
        ? new EvoLinkProgress(stack.baseUrl(provider), settings.stack().apiKey(), console)
        : new AnswersSoFar(variables, console);
  }

  private void review(
      CamundaClient client, People people, ProcessVariables variables, Patience patience) {
    Path target = settings.output().resolve("dubbed-video.mp4");
    VideoFile video;
    if (notSaved(people, patience)) {
      console.step("The video cannot be saved as a document: somebody takes care of its link.");
      console.detail(variables.get("saveProblem").path("message").asText());
      URI link = URI.create(variables.get("task").path("videoUrl").asText());
      video = VideoFile.download(link, target);
      people.complete(patience.awaitPerson("RescueVideo"), Map.of("rescue", "keepLink"));
    } else {
      console.step("The dubbed video is saved as a document; the reviewer downloads it.");
      video = VideoFile.download(client, variables.get("saved"), target);
      console.detail("Its SHA-256 is the one that the process knows.");
    }
    UserTask task = patience.awaitPerson("ReviewVideo");
    console.detail("Look at it: " + video.path());
    boolean accepted = approver.agrees("Do you accept the video?", "The reviewer says: accepted.");
    people.complete(task, Map.of("review", accepted ? "accept" : "giveUp"));
    console.success(accepted ? "The dubbed video is accepted." : "The video was refused.");
    console.detail("path     " + video.path());
    console.detail("size     " + video.sizeBytes() + " bytes");
    console.detail("SHA-256  " + video.sha256());
  }

  private static boolean notSaved(People people, Patience patience) {
    return patience.await(people::waitingTask).getElementId().equals("RescueVideo");
  }
}
