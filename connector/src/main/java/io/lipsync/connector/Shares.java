package io.lipsync.connector;

import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.result.SaveRequest;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What each account and each host may take of the runtime's workers. An operation beyond that is
 * not begun, and its job goes back to the engine with all its tries. Thread-safe.
 */
final class Shares {
  /** Carries a burst over, and leaves most of a job's five minutes for the work itself. */
  private static final Duration JOB_PATIENCE = Duration.ofSeconds(20);

  /** EvoLink gives a callback ten seconds. */
  private static final Duration CALLBACK_PATIENCE = Duration.ofSeconds(5);

  private final Bulkheads calls;
  private final Bulkheads transfers;

  /**
   * @param calls operations on tasks, for each account
   * @param transfers operations that move files, for each account that gets them and for each pair
   *     of hosts between which they are moved
   */
  Shares(Bulkheads calls, Bulkheads transfers) {
    this.calls = calls;
    this.transfers = transfers;
  }

  /**
   * The shares of jobs in an installation.
   *
   * @param clock measures spans: one that nobody sets
   */
  static Shares of(LipSyncProperties.Http http, Clock clock) {
    return new Shares(
        bulkheads(http.poolSize(), JOB_PATIENCE, clock),
        bulkheads(http.transfers(), JOB_PATIENCE, clock));
  }

  /**
   * Those of callbacks, for each account. A provider waits for its answer on one of the threads
   * that all accounts share.
   *
   * @param clock measures spans: one that nobody sets
   */
  static Bulkheads ofCallbacks(LipSyncProperties.Http http, Clock clock) {
    return bulkheads(http.poolSize(), CALLBACK_PATIENCE, clock);
  }

  /** With seats for a burst, and few enough to leave threads for others. */
  private static Bulkheads bulkheads(int places, Duration patience, Clock clock) {
    return new Bulkheads(places, places + places / 2, patience, clock);
  }

  /**
   * Works for an account.
   *
   * @param connection what the job says of the account, or null
   * @param movesFiles whether the work moves files
   * @throws io.camunda.connector.api.error.ConnectorException {@code RATE_LIMITED} when the account
   *     has its share already
   */
  <T> T ofAccount(Connection connection, boolean movesFiles, Supplier<T> work) {
    if (connection == null) {
      return work.get();
    }
    return (movesFiles ? transfers : calls)
        .run(connection, work, wait -> later("this provider account", wait));
  }

  /**
   * Moves a finished video.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code RATE_LIMITED} when enough is
   *     under way between the two hosts
   */
  <T> T ofHosts(SaveRequest request, Supplier<T> work) {
    if (request == null) {
      return work.get();
    }
    return transfers.run(request.hosts(), work, wait -> later("the host of this video", wait));
  }

  private static <T> T later(String whose, Duration wait) {
    throw Failures.postponed(
        new TaskFailure(
            FailureCode.RATE_LIMITED,
            "Not begun yet: enough is under way for " + whose,
            true,
            "The job comes back in %d s; nothing was sent."
                .formatted(wait.plusMillis(999).toSeconds()),
            null),
        wait,
        Failures.USUAL_TRIES);
  }
}
