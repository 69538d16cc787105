package io.lipsync.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.api.search.response.UserTask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for what one process instance shall do, but not for ever and not beside an incident. */
final class Patience {
  private final People people;
  private final ProcessVariables variables;
  private final Duration limit;
  private final Path logs;

  /**
   * @param limit the longest wait for one thing
   * @param logs the folder to name when it is over
   */
  Patience(People people, ProcessVariables variables, Duration limit, Path logs) {
    this.people = people;
    this.variables = variables;
    this.limit = limit;
    this.logs = logs;
  }

  /**
   * The next task for a person.
   *
   * @param look also done while there is none
   * @throws DemoException when it is none of the given ones, with the process's own reason
   */
  UserTask awaitPerson(Runnable look, String... elementIds) {
    return await(
        () -> {
          look.run();
          Optional<UserTask> task = people.waitingTask();
          task.ifPresent(one -> require(one, elementIds));
          return task;
        });
  }

  /** The next task for a person, which has to be this one. */
  UserTask awaitPerson(String elementId) {
    return awaitPerson(() -> {}, elementId);
  }

  /**
   * A variable, as soon as it has a value.
   *
   * @throws DemoException when the process asks a person before
   */
  JsonNode awaitVariable(String name) {
    return await(
        () -> {
          JsonNode value = variables.get(name);
          if (value.isMissingNode() || value.isNull()) {
            people.waitingTask().ifPresent(this::require);
            return Optional.empty();
          }
          return Optional.of(value);
        });
  }

  private void require(UserTask task, String... elementIds) {
    if (!List.of(elementIds).contains(task.getElementId())) {
      JsonNode problem = variables.get("problem");
      JsonNode told = problem.isObject() ? problem : variables.get("task").path("failure");
      throw new DemoException(
          "The process has no video and waits at '%s'. %s %s"
              .formatted(
                  task.getName(), told.path("message").asText(), told.path("advice").asText(""))
              .strip());
    }
  }

  /** What a look finds, as soon as it finds something. */
  <T> T await(Look<T> look) {
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
            + logs.toAbsolutePath()
            + ".");
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
  interface Look<T> {
    Optional<T> now();
  }
}
