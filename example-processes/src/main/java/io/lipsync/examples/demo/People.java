package io.lipsync.examples.demo;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.util.Map;
import java.util.Optional;

/** Works on the user tasks of one process instance, as people in Tasklist would. */
final class People {
  /** Offered to everybody while a video is made; nobody has to do it. */
  private static final String OFFER_TO_STOP = "StopDubbing";

  private final CamundaClient client;
  private final long processInstanceKey;

  People(CamundaClient client, long processInstanceKey) {
    this.client = client;
    this.processInstanceKey = processInstanceKey;
  }

  /** The task that the process cannot go on without. */
  Optional<UserTask> waitingTask() {
    return client
        .newUserTaskSearchRequest()
        .filter(task -> task.processInstanceKey(processInstanceKey).state(UserTaskState.CREATED))
        .send()
        .join()
        .items()
        .stream()
        .filter(task -> !task.getElementId().equals(OFFER_TO_STOP))
        .findFirst();
  }

  void complete(UserTask task, Map<String, Object> variables) {
    client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(variables).send().join();
  }
}
