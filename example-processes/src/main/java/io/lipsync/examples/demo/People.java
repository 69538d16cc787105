package io.lipsync.examples.demo;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.util.Map;
import java.util.Optional;

/** Works on the user tasks of one process instance, as people in Tasklist would. */
final class People {
  private final CamundaClient client;
  private final long processInstanceKey;

  People(CamundaClient client, long processInstanceKey) {
    this.client = client;
    this.processInstanceKey = processInstanceKey;
  }

  /** The task that waits for a person now. */
  Optional<UserTask> waitingTask() {
    return client
        .newUserTaskSearchRequest()
        .filter(task -> task.processInstanceKey(processInstanceKey).state(UserTaskState.CREATED))
        .send()
        .join()
        .items()
        .stream()
        .findFirst();
  }

  void complete(UserTask task, Map<String, Object> variables) {
    client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(variables).send().join();
  }
}
