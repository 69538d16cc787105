package io.lipsync.localcamunda;

import static io.lipsync.localcamunda.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.UpdateUserTaskCommandStep1;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person can do with a Camunda user task. */
class UserTasksTest {

  private static LocalCamunda camunda;
  private static CamundaClient client;

  private long instance;
  private long task;

  @BeforeAll
  static void start() {
    camunda = LocalCamunda.start(LocalCamundaSettings.defaults().withGrpcPort(0).withRestPort(0));
    client = Clients.of(camunda, false);
    client
        .newDeployResourceCommand()
        .addResourceStringUtf8(Models.FORM, "review.form")
        .addProcessModel(Models.userTask("reviewed", "review-form"), "reviewed.bpmn")
        .send()
        .join();
  }

  @AfterAll
  static void stop() {
    client.close();
    camunda.close();
  }

  @BeforeEach
  void startInstance() {
    instance =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("reviewed")
            .latestVersion()
            .variables(Map.of("video", "v.mp4"))
            .send()
            .join()
            .getProcessInstanceKey();
    await()
        .until(() -> tasks().size() == 1 && tasks().getFirst().getState() == UserTaskState.CREATED);
    task = tasks().getFirst().getUserTaskKey();
  }

  @Test
  void showsItsForm() {
    var form = client.newUserTaskGetFormRequest(task).send().join();

    assertThat(form.getFormId()).isEqualTo("review-form");
    assertThat(form.getSchema().toString()).contains("Verdict");
  }

  @Test
  void isAssignedAndTakenAway() {
    client.newAssignUserTaskCommand(task).assignee("ada").send().join();
    assertThat(task().getAssignee()).isEqualTo("ada");

    client.newUnassignUserTaskCommand(task).send().join();
    assertThat(task().getAssignee()).isNull();
  }

  @Test
  void isNotTakenFromSomebodyElseWithoutOverride() {
    client.newAssignUserTaskCommand(task).assignee("ada").send().join();

    assertThatThrownBy(
            () ->
                client
                    .newAssignUserTaskCommand(task)
                    .assignee("bob")
                    .allowOverride(false)
                    .send()
                    .join())
        .hasMessageContaining("409");
    assertThat(task().getAssignee()).isEqualTo("ada");
  }

  @Test
  void isUpdated() {
    var due = OffsetDateTime.parse("2027-01-02T03:04:05Z");

    client
        .newUpdateUserTaskCommand(task)
        .dueDate(due.toString())
        .candidateGroups("legal")
        .priority(80)
        .send()
        .join();

    assertThat(task().getDueDate()).isEqualTo(due);
    assertThat(task().getCandidateGroups()).containsExactly("legal");
    assertThat(task().getPriority()).isEqualTo(80);
    assertThat(
            client
                .newUserTaskSearchRequest()
                .filter(f -> f.candidateGroup("legal").priority(p -> p.gte(80)))
                .send()
                .join()
                .items())
        .hasSize(1);
  }

  @Test
  void takesNoPriorityOutsideOfItsRangeAndNoDateThatIsNone() {
    Map<String, Consumer<UpdateUserTaskCommandStep1>> wrong =
        Map.of(
            "The value for priority is '1000' but must be within the [0,100] range.",
            update -> update.priority(1000),
            "The value for priority is '-1' but must be within the [0,100] range.",
            update -> update.priority(-1),
            "The provided due date 'tomorrow' cannot be parsed as a date",
            update -> update.dueDate("tomorrow"),
            "The provided follow-up date '2027-01-02' cannot be parsed as a date",
            update -> update.followUpDate("2027-01-02"));

    wrong.forEach(
        (refusal, change) -> {
          var update = client.newUpdateUserTaskCommand(task);
          change.accept(update);
          assertThatThrownBy(() -> update.send().join())
              .hasMessageContaining("400")
              .hasMessageContaining(refusal);
        });

    assertThatThrownBy(() -> client.newUpdateUserTaskCommand(task).send().join())
        .as("nothing to change")
        .hasMessageContaining("400");
    assertThat(task().getPriority()).isEqualTo(50);
    assertThat(task().getDueDate()).isNull();
  }

  @Test
  void losesItsDateByAnEmptyOne() {
    client.newUpdateUserTaskCommand(task).dueDate("2027-01-02T03:04:05+01:00").send().join();
    assertThat(task().getDueDate()).isEqualTo(OffsetDateTime.parse("2027-01-02T02:04:05Z"));

    client.newUpdateUserTaskCommand(task).clearDueDate().send().join();

    assertThat(task().getDueDate()).isNull();
  }

  @Test
  void seesTheInnermostVariables() {
    client
        .newSetVariablesCommand(task().getElementInstanceKey())
        .variables(Map.of("video", "draft.mp4"))
        .local(true)
        .send()
        .join();

    List<Variable> seen = client.newUserTaskVariableSearchRequest(task).send().join().items();

    assertThat(seen).extracting(Variable::getName).containsExactly("video");
    assertThat(seen).extracting(Variable::getValue).containsExactly("\"draft.mp4\"");
  }

  @Test
  void isCompletedOnce() {
    client.newCompleteUserTaskCommand(task).variables(Map.of("verdict", "ok")).send().join();

    assertThat(task().getState()).isEqualTo(UserTaskState.COMPLETED);
    assertThat(task().getCompletionDate()).isNotNull();
    assertThatThrownBy(() -> client.newCompleteUserTaskCommand(task).send().join())
        .hasMessageContaining("404");
  }

  @Test
  void isCancelledWithItsInstance() {
    client.newCancelInstanceCommand(instance).send().join();

    await().until(() -> task().getState() == UserTaskState.CANCELED);
  }

  private UserTask task() {
    return client.newUserTaskGetRequest(task).send().join();
  }

  private List<UserTask> tasks() {
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.processInstanceKey(instance))
        .send()
        .join()
        .items();
  }
}
