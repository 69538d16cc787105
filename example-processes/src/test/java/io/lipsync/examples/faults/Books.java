package io.lipsync.examples.faults;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.Variable;
import io.lipsync.emulator.evolink.EvoLinkSummary;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.journal.VendorJournal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The provider's bills held against what the processes have.
 *
 * @param journal what the provider did
 * @param client the engine's variables
 */
public record Books(VendorJournal<TaskView, EvoLinkSummary> journal, CamundaClient client) {
  private static final int ALL = 10_000;

  /** Tasks that the provider wants money for. */
  public long billed() {
    return journal.summary().billedTasks();
  }

  /** Finished tasks, paid for, whose result no process has in its variable {@code task}. */
  public List<String> lost() {
    String results =
        client
            .newVariableSearchRequest()
            .filter(variable -> variable.name("task"))
            .page(page -> page.limit(ALL))
            .send()
            .join()
            .items()
            .stream()
            .map(Variable::getValue)
            .filter(value -> value.contains("\"completed\""))
            .collect(Collectors.joining());
    return journal.tasks().stream()
        .filter(TaskView::ended)
        .map(TaskView::id)
        .filter(id -> !results.contains("\"" + id + "\""))
        .toList();
  }
}
