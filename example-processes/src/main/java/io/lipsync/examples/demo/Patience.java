package io.lipsync.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.api.search.response.UserTask;
import java.nio.file.Path;
import java.time.Duration;
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

  /** The next task for a person, which has to be this one. */
  UserTask awaitPerson(String elementId) {
    UserTask task = await(people::waitingTask);
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

  /** A variable, as soon as it has a value. */
  JsonNode awaitVariable(String name) {
    return await(
        () ->
            Optional.of(variables.get(name))
                .filter(value -> !value.isMissingNode() && !value.isNull()));
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
