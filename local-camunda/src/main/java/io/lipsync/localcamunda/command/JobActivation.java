package io.lipsync.localcamunda.command;

import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.lipsync.localcamunda.engine.EngineAnswer;
import io.lipsync.localcamunda.engine.EngineCommand;
import io.lipsync.localcamunda.engine.EngineHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Hands jobs to workers that ask, and lets them wait for a while when there is none (long polling):
 * the wait ends as soon as the engine announces jobs. Thread-safe.
 */
public final class JobActivation {

  /** Some jobs come back without an announcement, so a waiting worker looks again now and then. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final EngineHost engine;
  private final JobsAvailable available;

  /**
   * @param available where the engine announces jobs
   */
  public JobActivation(EngineHost engine, JobsAvailable available) {
    this.engine = engine;
    this.available = available;
  }

  /**
   * The jobs, as soon as there are some; an empty list when the wait is over.
   *
   * @param abandoned whether the worker has gone away: then no more jobs are taken for it
   */
  public CompletableFuture<List<ActiveJob>> activate(
      JobRequest request, BooleanSupplier abandoned) {
    return activate(request, Instant.now().plus(request.waitAtMost()), abandoned);
  }

  private CompletableFuture<List<ActiveJob>> activate(
      JobRequest request, Instant waitUntil, BooleanSupplier abandoned) {
    if (abandoned.getAsBoolean()) {
      return CompletableFuture.completedFuture(List.of());
    }
    // listen before asking: an announcement between the two must not be missed
    var bell = available.next(request.type());
    return engine
        .send(EngineCommand.of(JobBatchIntent.ACTIVATE, command(request)))
        .thenApply(JobActivation::jobs)
        .whenComplete((jobs, failure) -> forgetUnlessEmpty(request, bell, jobs))
        .thenCompose(
            jobs -> {
              Duration left = Duration.between(Instant.now(), waitUntil);
              if (!jobs.isEmpty() || !left.isPositive()) {
                available.forget(request.type(), bell);
                return CompletableFuture.completedFuture(jobs);
              }
              Duration wait = left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
              return bell.completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS)
                  .whenComplete((rang, failure) -> available.forget(request.type(), bell))
                  .thenCompose(rang -> activate(request, waitUntil, abandoned));
            });
  }

  private void forgetUnlessEmpty(
      JobRequest request, CompletableFuture<Void> bell, List<ActiveJob> jobs) {
    if (jobs == null || !jobs.isEmpty()) {
      available.forget(request.type(), bell);
    }
  }

  private static JobBatchRecord command(JobRequest request) {
    var batch =
        new JobBatchRecord()
            .setType(request.type())
            .setWorker(request.worker())
            .setTimeout(request.timeout().toMillis())
            .setMaxJobsToActivate(request.maxJobs());
    var variables = batch.variables();
    request.fetchVariables().forEach(name -> variables.add().wrap(BufferUtil.wrapString(name)));
    return batch;
  }

  private static List<ActiveJob> jobs(EngineAnswer answer) {
    JobBatchRecord batch = answer.as(new JobBatchRecord());
    List<ActiveJob> jobs = new ArrayList<>();
    List<Long> keys = batch.getJobKeys();
    for (int i = 0; i < keys.size(); i++) {
      jobs.add(new ActiveJob(keys.get(i), (JobRecord) batch.getJobs().get(i)));
    }
    return jobs;
  }
}
