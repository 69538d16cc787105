package io.lipsync.connector.submit.model;

import static io.lipsync.connector.submit.model.Answer.fault;
import static io.lipsync.connector.submit.model.Answer.usual;

import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.media.MediaLimits;
import io.lipsync.connector.media.check.MediaRules;
import io.lipsync.connector.provider.Capabilities;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A provider whose tasks cost money: asks the explorer how it takes each order. */
final class ModelProvider extends AcmeProvider {

  /** A task that somebody has to pay for. */
  record Task(String id, SubmitOrder order) {}

  private final Run run;
  private final Scenario scenario;
  private final List<Task> tasks = new ArrayList<>();
  private final List<Instant> created = new ArrayList<>();

  ModelProvider(Run run, Scenario scenario) {
    this.run = run;
    this.scenario = scenario;
  }

  List<Task> tasks() {
    return tasks;
  }

  boolean knows(String taskId) {
    return tasks.stream().anyMatch(task -> task.id().equals(taskId));
  }

  /** Whether a list of all tasks since then shows any. */
  boolean shows(Instant since) {
    return created.stream().anyMatch(at -> !at.isBefore(since));
  }

  /** As the vendors with lists do. */
  @Override
  public LostOrder lost(SubmitOrder order, Instant sentAfter) {
    return sentAfter == null ? null : new LostOrder(sentAfter, null, null, null);
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        scenario.callback(),
        Duration.ZERO,
        Duration.ofSeconds(5),
        Set.of(),
        true,
        List.of(),
        MediaLimits.none(),
        MediaRules.of("acme"),
        scenario.trusted());
  }

  @Override
  public SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate) {
    Worker worker = run.current();
    SubmitAnswer unreachable =
        worker.ask(
            "opens its connection",
            List.of(
                usual("it is open", () -> null),
                fault(
                    "it cannot be connected",
                    () -> {
                      run.promise().turnedAway();
                      return new SubmitAnswer.NotSent("cannot be connected");
                    })));
    if (unreachable != null) {
      return unreachable;
    }
    return gate.isOpen() ? post(worker, order) : new SubmitAnswer.NotSent("held back");
  }

  private SubmitAnswer post(Worker worker, SubmitOrder order) {
    SubmitAnswer answer = send(worker, order);
    worker.ask("has the answer", List.of(usual("it goes on", () -> null)));
    return answer;
  }

  private SubmitAnswer send(Worker worker, SubmitOrder order) {
    return worker.ask(
        "sends the order",
        List.of(
            usual("accepted", () -> accept(worker, order)),
            fault("429", () -> refuse(worker, FailureCode.RATE_LIMITED, true)),
            fault("402", () -> refuse(worker, FailureCode.QUOTA_EXHAUSTED, false)),
            fault("503 though the task is created", () -> unavailable(worker, order)),
            fault(
                "no task, and no answer",
                () -> {
                  run.promise().posted(worker);
                  return lost();
                }),
            fault(
                "the task is created, its answer is lost",
                () -> {
                  create(worker, order);
                  return lost();
                })),
        false);
  }

  private SubmitAnswer accept(Worker worker, SubmitOrder order) {
    worker.runtime().note(run.time().now(), "accepted");
    return new SubmitAnswer.Accepted(create(worker, order), TaskStatus.PENDING, null, null);
  }

  private String create(Worker worker, SubmitOrder order) {
    run.promise().posted(worker);
    if (scenario.trusted()) {
      for (Task task : tasks) {
        if (task.order().key().equals(order.key())) {
          return task.id();
        }
      }
    }
    Task task = new Task("acme-" + (tasks.size() + 1), order);
    created.add(run.time().wall().instant());
    tasks.add(task);
    run.promise().created(worker);
    return task.id();
  }

  private SubmitAnswer refuse(Worker worker, FailureCode code, boolean retryable) {
    run.promise().posted(worker);
    run.promise().refused(worker, code);
    if (code == FailureCode.RATE_LIMITED) {
      worker.runtime().note(run.time().now(), "throttled");
    }
    return new SubmitAnswer.NotAccepted(TaskFailure.of(code, "refused", retryable), null);
  }

  private SubmitAnswer unavailable(Worker worker, SubmitOrder order) {
    create(worker, order);
    TaskFailure failure = TaskFailure.of(FailureCode.PROVIDER_ERROR, "unavailable", true);
    return run.isOff(Rule.CLOSED_LIST_OF_PROOFS)
        ? new SubmitAnswer.NotAccepted(failure, null)
        : new SubmitAnswer.Unknown(failure.message());
  }

  private SubmitAnswer lost() {
    run.pass(Assumptions.TOTAL_TIMEOUT);
    return new SubmitAnswer.Unknown("no answer");
  }
}
