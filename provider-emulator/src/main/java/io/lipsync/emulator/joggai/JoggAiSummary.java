package io.lipsync.emulator.joggai;

import io.lipsync.emulator.journal.Counters;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.VendorSummary;
import java.math.BigDecimal;

/**
 * What JoggAI was asked and what it billed since the last reset. Immutable.
 *
 * @param submits POSTs of a task, whatever became of them
 * @param tasksCreated tasks that exist because of them
 * @param throttled POSTs that were refused since there were too many
 * @param billedTasks tasks whose credits were taken: every accepted one
 * @param refundedTasks always 0: nothing says that credits come back
 * @param creditsUsed credits of all billed tasks
 * @param queries GETs of a task
 * @param callbacksDelivered webhooks that a receiver answered with 2xx
 * @param callbacksFailed webhooks that were given up
 * @param callbackAttempts POSTs of webhooks, the repeated and doubled ones included, the forged not
 * @param tcpConnections distinct TCP connections of clients on JoggAI's paths
 * @param resultDownloads downloads of results that were answered with 200 or 206
 */
public record JoggAiSummary(
    long submits,
    long tasksCreated,
    long throttled,
    long billedTasks,
    long refundedTasks,
    BigDecimal creditsUsed,
    long queries,
    long callbacksDelivered,
    long callbacksFailed,
    long callbackAttempts,
    long tcpConnections,
    long resultDownloads)
    implements VendorSummary {

  static JoggAiSummary of(Counters counted, BigDecimal creditsUsed, long resultDownloads) {
    return new JoggAiSummary(
        counted.sum(Figure.SUBMITS),
        counted.sum(Figure.TASKS_CREATED),
        counted.sum(Figure.THROTTLED),
        counted.sum(Figure.TASKS_CREATED),
        counted.sum(Figure.REFUNDED_TASKS),
        creditsUsed,
        counted.sum(Figure.QUERIES),
        counted.sum(Figure.CALLBACKS_DELIVERED),
        counted.sum(Figure.CALLBACKS_FAILED),
        counted.sum(Figure.CALLBACK_ATTEMPTS),
        counted.sum(Figure.TCP_CONNECTIONS),
        resultDownloads);
  }
}
