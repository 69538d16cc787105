package io.lipsync.examples.demo.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import io.lipsync.emulator.evolink.EvoLinkEmulator;
import io.lipsync.emulator.evolink.TaskView;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that the page shows of one request at one moment. */
final class Snapshot {
  private static final String SUBMIT_PATH = "/v1/videos/generations";

  private final Engine engine;
  private final Optional<EvoLinkEmulator> evolink;

  Snapshot(Engine engine, Optional<EvoLinkEmulator> evolink) {
    this.engine = engine;
    this.evolink = evolink;
  }

  Map<String, Object> of(long key) {
    ProcessInstance instance = engine.instance(key);
    ObjectNode variables = engine.variables(key);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("flow", instance.getProcessDefinitionId());
    all.put("state", instance.getState());
    all.put("elements", engine.elements(key).stream().map(Snapshot::element).toList());
    all.put("tasks", engine.waitingTasks(key).stream().map(Snapshot::task).toList());
    all.put("incidents", engine.incidents(key));
    all.put("submission", variables.path("submission"));
    all.put("task", variables.path("task"));
    all.put("media", Media.of(variables));
    evolink
        .filter(one -> variables.path("provider").asText("evolink").equals(one.name()))
        .ifPresent(one -> provider(all, one, instance.getStartDate()));
    return all;
  }

  /** The provider's own book about what happened since the request came in. */
  private static void provider(
      Map<String, Object> all, EvoLinkEmulator provider, OffsetDateTime since) {
    List<TaskView> tasks =
        provider.journal().tasks().stream()
            .filter(task -> !task.createdAt().isBefore(since.toInstant()))
            .toList();
    all.put(
        "sent",
        provider.journal().requests().stream()
            .filter(call -> call.method().equals("POST") && call.path().endsWith(SUBMIT_PATH))
            .filter(call -> !call.at().isBefore(since.toInstant()))
            .count());
    all.put("accepted", tasks.size());
    all.put("charged", tasks.stream().filter(task -> task.errorCode() == null).count());
    if (!tasks.isEmpty()) {
      all.put("progress", tasks.getLast().progress());
      all.put("providerStatus", tasks.getLast().statusWord());
    }
  }

  private static Map<String, Object> element(ElementInstance element) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", element.getElementId());
    shown.put("name", element.getElementName());
    shown.put("type", element.getType());
    shown.put("state", element.getState());
    shown.put("incident", element.getIncident());
    shown.put("start", String.valueOf(element.getStartDate()));
    return shown;
  }

  private static Map<String, Object> task(UserTask task) {
    return Map.of(
        "key", Long.toString(task.getUserTaskKey()),
        "name", task.getName(),
        "element", task.getElementId());
  }

  /** The files of a request, by what they are to a person. */
  static final class Media {
    private static final Map<String, String> FIELDS =
        Map.of("original", "video", "voice", "audio", "face", "ref_image");

    private Media() {}

    /** Which of them can be shown. */
    static List<String> of(ObjectNode variables) {
      return List.of("original", "voice", "face", "dubbed").stream()
          .filter(name -> document(name, variables).has("documentId"))
          .toList();
    }

    static JsonNode document(String name, ObjectNode variables) {
      if (name.equals("dubbed")) {
        return variables.path("saved").path("document");
      }
      String field = FIELDS.getOrDefault(name, "");
      JsonNode picked = variables.path(field + "_file").path(0);
      return picked.isMissingNode() ? variables.path(field + "_url") : picked;
    }
  }
}
