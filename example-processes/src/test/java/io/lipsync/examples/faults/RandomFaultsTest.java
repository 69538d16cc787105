package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.lipsync.emulator.evolink.TaskView;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything at once, by chance: nobody pays twice, and every video that was paid for is used. */
@Tag(FaultTest.LONG)
class RandomFaultsTest extends FaultyNetworkTest {
  private static final int TASKS = 200;
  private static final Duration LIMIT = Duration.ofMinutes(6);

  /** The video of each process instance. */
  private final Map<Long, String> videos = new LinkedHashMap<>();

  @Test
  @FaultRow(Fault.RANDOM_FAULTS)
  void whateverHappensNobodyPaysTwiceAndNothingIsLost(Outcome outcome) {
    Random random = Seed.random("random faults");
    startAll(random);

    long whenKilled = TASKS / 4 + random.nextInt(TASKS / 4);
    evolink.journal().awaitSummary(seen -> seen.submits() >= whenKilled, LIMIT);
    stack.runtime().kill();
    stack.use(stack.startOne());
    awaitWebhook(stack.runtime().endpoint());
    PersonInCharge person = new PersonInCharge(client, this::taskOf);
    untilAllEnded(person);

    Set<Long> stopped = stopped();
    assertThat(stopped).allMatch(key -> taskOf(key).isEmpty(), "the provider has no task");
    assertThat(person.asked()).as("whom a person stopped").containsAll(stopped);
    int completed = TASKS - stopped.size();
    outcome.settle(
        books(),
        completed,
        "%d completed, %d of them with **a person**'s help; **a person** stopped %d without a task"
            .formatted(completed, person.asked().size() - stopped.size(), stopped.size()));
  }

  private void startAll(Random random) {
    DubProcess.FAULTY.deployTo(client, "Dub video");
    awaitWebhook(stack.runtime().endpoint());
    for (int number = 0; number < TASKS; number++) {
      String video = RandomFaults.videoUrl(number, random);
      Map<String, Object> media = Map.of("video_url", video, "audio_url", AUDIO);
      videos.put(start(DubProcess.FAULTY.id(), media).getProcessInstanceKey(), video);
    }
  }

  private void untilAllEnded(PersonInCharge person) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              camunda.increaseTime(JOB_TIMED_OUT);
              person.answer();
              return countOf(ProcessInstanceState.COMPLETED) + stopped().size() == TASKS;
            });
  }

  private Optional<String> taskOf(long processInstance) {
    String video = videos.get(processInstance);
    return evolink.journal().tasks().stream()
        .filter(task -> task.videoUrl().equals(video))
        .map(TaskView::id)
        .findFirst();
  }

  /** Instances that end in the BPMN error which their caller would catch. */
  private Set<Long> stopped() {
    return client
        .newIncidentSearchRequest()
        .page(page -> page.limit(TASKS))
        .send()
        .join()
        .items()
        .stream()
        .map(incident -> incident.getProcessInstanceKey())
        .collect(Collectors.toSet());
  }

  private long countOf(ProcessInstanceState state) {
    return client
        .newProcessInstanceSearchRequest()
        .filter(instance -> instance.state(state))
        .page(page -> page.limit(TASKS))
        .send()
        .join()
        .items()
        .size();
  }
}
