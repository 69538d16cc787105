package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.journal.CallbackAttempt.Kind;
import io.lipsync.emulator.time.Timeline;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Sends the callback of a task by EvoLink's rules: once per end, 10 s timeout, up to 3 retries
 * after 1, 2 and 4 s, any 2xx is a success, redirects are not followed. Thread-safe.
 */
final class CallbackSender implements AutoCloseable {

  private final EmulatorSettings settings;
  private final Clock clock;
  private final Timeline timeline;
  private final TaskStore tasks;
  private final EvoLinkJournal journal;
  private final CallbackPost post;

  CallbackSender(
      EmulatorSettings settings,
      Clock clock,
      Timeline timeline,
      TaskStore tasks,
      EvoLinkJournal journal) {
    this.settings = settings;
    this.clock = clock;
    this.timeline = timeline;
    this.tasks = tasks;
    this.journal = journal;
    this.post = new CallbackPost(settings.callbackTimeout(), clock);
  }

  /** Sends what the plan of an ended task says; done when each first attempt is over. */
  CompletableFuture<Void> announce(EvoLinkTask task) {
    CallbackPlan plan = task.plan().callback();
    if (task.request().callbackUrl() == null || plan.lost()) {
      return CompletableFuture.completedFuture(null);
    }
    if (plan.delay().isZero()) {
      return send(task, plan);
    }
    CompletableFuture<Void> later = new CompletableFuture<>();
    timeline.at(
        clock.instant().plus(plan.delay()),
        () -> send(task, plan).whenComplete((done, failure) -> later.complete(null)));
    return later;
  }

  private CompletableFuture<Void> send(EvoLinkTask task, CallbackPlan plan) {
    CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
    if (plan.forgedFirst()) {
      sent = sent.thenCompose(before -> forge(task));
    }
    byte[] body = Json.bytes(body(task, plan));
    sent = sent.thenCompose(before -> attempt(task, body, 1));
    for (int copy = 2; copy <= plan.copies(); copy++) {
      sent = sent.thenCompose(before -> duplicate(task, body));
    }
    return sent;
  }

  private CompletableFuture<Void> attempt(EvoLinkTask task, byte[] body, int number) {
    Counters counters = journal.counters();
    URI url = URI.create(task.request().callbackUrl());
    return post.send(task.id(), Kind.GENUINE, number, url, body)
        .thenAccept(
            attempt -> {
              counters.callbackAttempts.increment();
              if (attempt.successful()) {
                counters.callbacksDelivered.increment();
              } else if (number <= settings.callbackRetryDelays().size()) {
                Duration pause = settings.callbackRetryDelays().get(number - 1);
                timeline.at(clock.instant().plus(pause), () -> retry(task, body, number + 1));
              } else {
                counters.callbacksFailed.increment();
              }
              journal.record(attempt);
            });
  }

  /** A reset between two attempts ends them: the receiver belongs to an earlier test. */
  private void retry(EvoLinkTask task, byte[] body, int number) {
    if (tasks.find(task.id()).isPresent()) {
      attempt(task, body, number);
    }
  }

  private CompletableFuture<Void> duplicate(EvoLinkTask task, byte[] body) {
    Counters counters = journal.counters();
    URI url = URI.create(task.request().callbackUrl());
    return post.send(task.id(), Kind.DUPLICATE, 1, url, body)
        .thenAccept(
            attempt -> {
              counters.callbackAttempts.increment();
              journal.record(attempt);
            });
  }

  private CompletableFuture<Void> forge(EvoLinkTask task) {
    ForgedCallback forged = ForgedCallback.of(task);
    return post.send(task.id(), Kind.FORGED, 1, forged.url(), Json.bytes(forged.body()))
        .thenAccept(journal::record);
  }

  private ObjectNode body(EvoLinkTask task, CallbackPlan plan) {
    ObjectNode body = TaskBodies.finished(task);
    if (plan.aboutOtherTask()) {
      String other =
          plan.otherTaskId()
              .or(() -> tasks.newestOtherThan(task).map(EvoLinkTask::id))
              .orElseGet(() -> tasks.newId(clock.instant()));
      body.put("id", other);
    }
    return body;
  }

  @Override
  public void close() {
    post.close();
  }
}
