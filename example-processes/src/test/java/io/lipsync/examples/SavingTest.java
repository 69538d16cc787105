package io.lipsync.examples;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/** A test of dubbing and then saving, the latter on the {@link SavingRuntime}. */
abstract class SavingTest extends ProcessTest {
  final String process = "save-" + UUID.randomUUID();
  final SavingRuntime saving = SavingRuntime.running();

  @AfterEach
  void makeRoom() throws IOException {
    saving.clear();
  }

  /** Where a video may go. */
  enum Place {
    FOLDER,
    STORAGE,
    DOCUMENT;

    /** The id of the task that saves it there. */
    String element() {
      return "save-to-" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The task that saves the video to that place. */
  ServiceTaskBuilder save(AbstractFlowNodeBuilder<?, ?> before, Place place) {
    return save(before, place, destination(place));
  }

  /** The same with a destination of the test's own. */
  static ServiceTaskBuilder save(
      AbstractFlowNodeBuilder<?, ?> before, Place place, Map<String, String> destination) {
    return LipSyncElements.save(before, place.element(), "task.videoUrl", destination)
        .zeebeInputExpression("task.expiresAt", "lipSync.expiresAt")
        .zeebeJobType(SavingRuntime.JOB_TYPE);
  }

  /** A process that lets the provider make a video and then does what the test wants. */
  BpmnModelInstance afterDubbing(
      TestedProvider provider,
      Function<AbstractFlowNodeBuilder<?, ?>, AbstractFlowNodeBuilder<?, ?>> then) {
    LipSyncElements elements = new LipSyncElements(provider);
    return then.apply(
            elements.finished(
                elements.submit(
                    Bpmn.createExecutableProcess(process).startEvent(), "submit", "submission"),
                "finished",
                "submission",
                "task"))
        .endEvent()
        .done();
  }

  /** Deploys it, and tells the provider where its signals go. */
  void prepare(TestedProvider provider, BpmnModelInstance model) {
    announce(provider);
    deploy(provider, model);
    runtime.awaitProcess(process);
  }

  /** Starts an instance, with a scenario for its result. */
  ProcessInstanceEvent dub(String scenario) {
    String words = URLEncoder.encode("finish-after:300ms," + scenario, StandardCharsets.UTF_8);
    return start(process, Map.of("video", VIDEO + "?emulate=" + words, "audio", AUDIO));
  }

  /** Both. */
  ProcessInstanceEvent run(TestedProvider provider, BpmnModelInstance model, String scenario) {
    prepare(provider, model);
    return dub(scenario);
  }

  private Map<String, String> destination(Place place) {
    return switch (place) {
      case FOLDER -> Map.of("type", "folder", "folder", process);
      case DOCUMENT -> Map.of("type", "document");
      case STORAGE ->
          Map.of(
              "type",
              "upload",
              "url",
              TestStack.running().emulator().storage().signedPut(process + ".mp4").toString());
    };
  }
}
