package io.lipsync.templates;

import io.camunda.connector.generator.dsl.DropdownProperty.DropdownChoice;
import java.util.List;
import java.util.stream.Stream;

/** What the Lip-Sync task can do. */
enum TaskOperation {
  SUBMIT("submit", "Submit a lip-sync task", "submission"),
  GET_TASK("getTask", "Get a lip-sync task", "task"),
  CANCEL_TASK("cancelTask", "Cancel a lip-sync task", "task"),
  CHECK_ACCOUNT("checkAccount", "Check a provider account", "account"),
  SAVE_RESULT("saveResult", "Save the finished video", "saved");

  /** Those that talk to a provider. */
  static final TaskOperation[] WITH_PROVIDER = {SUBMIT, GET_TASK, CANCEL_TASK, CHECK_ACCOUNT};

  /** The id of the field that chooses. */
  static final String FIELD = "operation";

  /** The connector's word. */
  final String id;

  /** What people read. */
  final String label;

  /** The variable that receives the result, unless somebody wants another one. */
  final String resultVariable;

  TaskOperation(String id, String label, String resultVariable) {
    this.id = id;
    this.label = label;
    this.resultVariable = resultVariable;
  }

  /** All of them as a dropdown lists them. */
  static List<DropdownChoice> dropdown() {
    return Stream.of(values())
        .map(operation -> new DropdownChoice(operation.label, operation.id))
        .toList();
  }
}
