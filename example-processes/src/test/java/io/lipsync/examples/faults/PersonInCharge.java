package io.lipsync.examples.faults;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** The person who is asked about missing results and looks into the provider's console. */
final class PersonInCharge {
  private final CamundaClient client;
  private final LongFunction<Optional<String>> console;
  private final Set<Long> asked = new HashSet<>();

  /**
   * @param console the task id that the provider has for a process instance, if it has one
   */
  PersonInCharge(CamundaClient client, LongFunction<Optional<String>> console) {
    this.client = client;
    this.console = console;
  }

  /** Answers all questions that are open now. */
  void answer() {
    client
        .newUserTaskSearchRequest()
        .filter(task -> task.elementId("ClarifyMissingResult").state(UserTaskState.CREATED))
        .send()
        .join()
        .items()
        .forEach(this::answer);
  }

  /** The process instances that came to this person, by key. */
  Set<Long> asked() {
    return Set.copyOf(asked);
  }

  private void answer(UserTask question) {
    long instance = question.getProcessInstanceKey();
    asked.add(instance);
    Map<String, Object> decision =
        console
            .apply(instance)
            .<Map<String, Object>>map(id -> Map.of("waitDecision", "goOn", "foundTaskId", id))
            .orElse(Map.of("waitDecision", "stop"));
    try {
      client
          .newCompleteUserTaskCommand(question.getUserTaskKey())
          .variables(decision)
          .send()
          .join();
    } catch (ClientException e) {
      // The result has arrived while this person was looking: there is no question any more.
    }
  }
}
