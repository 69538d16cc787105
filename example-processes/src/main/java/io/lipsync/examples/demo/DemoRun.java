package io.lipsync.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import io.lipsync.examples.ExampleProcess;
import io.lipsync.examples.stack.LocalStack;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Walks one request through the example process. */
final class DemoRun {
  private static final String PATH = "lip-sync-evolink";
  private static final Duration EMULATED_LIMIT = Duration.ofMinutes(2);
  private static final Duration REAL_LIMIT = Duration.ofMinutes(60);

  private final LocalStack stack;
  private final DemoSettings settings;
  private final Console console;
  private final Approver approver;

  DemoRun(LocalStack stack, DemoSettings settings, Console console) {
    this.stack = stack;
    this.settings = settings;
    this.console = console;
    this.approver = new Approver(settings.interactive(), console);
  }

  /** Walks to the accepted video, or throws a {@link DemoException} that says what stopped it. */
  void walkOnce() {
    try (CamundaClient client = stack.newClient()) {
      console.step("The process 'Approve, then dub' is deployed to the engine.");
      ExampleProcess.deployTo(client);
      stack.awaitPath(PATH);

      long instance = request(client);
      People people = new People(client, instance);
      ProcessVariables variables = new ProcessVariables(client, instance);
      if (!approve(people, variables)) {
        return;
      }
      watch(people, variables);
      review(people, variables);
    }
  }

  private long request(CamundaClient client) {
    DemoSettings.Media media = settings.media().orElseGet(this::sampleMedia);
    Map<String, Object> request = new HashMap<>();
    request.put("title", "Welcome video");
    request.put("video_url", media.video().toString());
    request.put("audio_url", media.audio().toString());
    request.put("ref_image_url", media.image() == null ? null : media.image().toString());
    request.put("video_extension", true);
    request.put("query_face_threshold", 170);
    long instance =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(ExampleProcess.ID)
            .latestVersion()
            .variables(request)
            .send()
            .join()
            .getProcessInstanceKey();
    console.step("Somebody requests a dubbed video (process instance " + instance + ").");
    console.detail("video " + media.video());
    console.detail("audio " + media.audio());
    return instance;
  }

  private boolean approve(People people, ProcessVariables variables) {
    console.step("The request waits for an approver. Nothing has been sent or paid.");
    UserTask task = awaitPerson(people, variables, "ApproveRequest");
    boolean approved =
        approver.agrees("Do you approve this request?", "The approver says: approved.");
    people.complete(task, Map.of("approval", approved ? "approve" : "reject"));
    if (!approved) {
      console.success("Rejected: the process has ended and nothing was submitted.");
    }
    return approved;
  }

  private void watch(People people, ProcessVariables variables) {
    console.step("The connector submits the paid task, once.");
    JsonNode submission = await(() -> present(variables.get("submission")), people, variables);
    String taskId = submission.path("taskId").asText();
    console.detail("EvoLink accepted it as " + taskId);
    console.detail("The process waits under its own key " + submission.path("correlationKey"));
    console.step("EvoLink makes the video, the process waits for the callback or the timer.");
    ProviderProgress progress =
        new ProviderProgress(stack.evolinkBaseUrl(), settings.stack().apiKey());
    await(
        () -> {
          progress.show(taskId, console);
          return people.waitingTask();
        },
        people,
        variables);
    console.detail(
        settings.stack().emulated()
            ? "Callback received, checked, and confirmed by asking EvoLink itself."
            : "Noticed by the timer, which asked EvoLink.");
  }

  private void review(People people, ProcessVariables variables) {
    UserTask task = awaitPerson(people, variables, "ReviewVideo");
    URI link = URI.create(variables.get("task").path("videoUrl").asText());
    console.step("The dubbed video is downloaded for the reviewer, before its link dies.");
    VideoFile video = VideoFile.download(link, settings.output().resolve("dubbed-video.mp4"));
    console.detail(video.path().toString());
    boolean accepted = approver.agrees("Do you accept the video?", "The reviewer says: accepted.");
    people.complete(task, Map.of("review", accepted ? "accept" : "refuse"));
    console.success(accepted ? "The dubbed video is accepted." : "The video was refused.");
    console.detail("path     " + video.path());
    console.detail("size     " + video.sizeBytes() + " bytes");
    console.detail("SHA-256  " + video.sha256());
  }

  private UserTask awaitPerson(People people, ProcessVariables variables, String elementId) {
    UserTask task = await(people::waitingTask, people, variables);
    if (!task.getElementId().equals(elementId)) {
      JsonNode failure = variables.get("task").path("failure");
      throw new DemoException(
          "The process asks for '%s' instead of '%s'. %s %s"
              .formatted(
                  task.getElementId(),
                  elementId,
                  failure.path("message").asText(variables.get("problem").path("message").asText()),
                  failure.path("advice").asText()));
    }
    return task;
  }

  private <T> T await(Look<T> look, People people, ProcessVariables variables) {
    Duration limit = settings.stack().emulated() ? EMULATED_LIMIT : REAL_LIMIT;
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> seen = look.now();
      if (seen.isPresent()) {
        return seen.get();
      }
      variables
          .incident()
          .ifPresent(
              message -> {
                throw new DemoException("The process stopped with an incident: " + message);
              });
      pause();
    }
    throw new DemoException(
        "The process did not go on within "
            + limit.toMinutes()
            + " minutes; see the logs in "
            + settings.output().toAbsolutePath()
            + ".");
  }

  private DemoSettings.Media sampleMedia() {
    URI emulator = stack.emulatorAddress().orElseThrow();
    return new DemoSettings.Media(
        emulator.resolve("/media/speaker.mp4"), emulator.resolve("/media/speech.wav"), null);
  }

  private static Optional<JsonNode> present(JsonNode node) {
    return Optional.of(node).filter(value -> !value.isMissingNode() && !value.isNull());
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(400);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("The demo was interrupted.");
    }
  }

  /** Something that may be there already. */
  private interface Look<T> {
    Optional<T> now();
  }
}
