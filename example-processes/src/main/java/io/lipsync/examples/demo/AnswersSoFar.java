package io.lipsync.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells what the process itself was answered last, for providers that know no percentage. */
final class AnswersSoFar implements Progress {
  private final ProcessVariables variables;
  private final Console console;
  private JsonNode told;

  AnswersSoFar(ProcessVariables variables, Console console) {
    this.variables = variables;
    this.console = console;
  }

  @Override
  public void show(String taskId) {
    JsonNode task = variables.get("task");
    if (task.isObject() && !task.equals(told)) {
      told = task;
      console.detail("The process asked: " + task.path("status").asText());
    }
  }
}
