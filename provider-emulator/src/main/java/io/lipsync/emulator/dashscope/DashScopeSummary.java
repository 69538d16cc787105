package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.journal.Counters;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.VendorSummary;

/**
 * What DashScope was asked and what it billed since the last reset. Immutable.
 *
 * @param submits POSTs of a task, whatever became of them
 * @param tasksCreated tasks that exist because of them
 * @param throttled submits, queries, lists and cancels that were refused since there were too many
 * @param billedTasks every accepted task: it will be billed by the length of its video
 * @param refundedTasks those of them that failed or were cancelled, and so cost nothing
 * @param queries GETs of a task
 * @param callbacksDelivered events that the target answered with 2xx
 * @param callbacksFailed events that were given up
 * @param callbackAttempts POSTs of events, the repeated and doubled ones included, the forged not
 * @param tcpConnections distinct TCP connections of clients on DashScope's paths
 * @param resultDownloads downloads of results that were answered with 200 or 206
 */
public record DashScopeSummary(
    long submits,
    long tasksCreated,
    long throttled,
    long billedTasks,
    long refundedTasks,
    long queries,
    long callbacksDelivered,
    long callbacksFailed,
    long callbackAttempts,
    long tcpConnections,
    long resultDownloads)
    implements VendorSummary {

  static DashScopeSummary of(Counters counted, long resultDownloads) {
    return new DashScopeSummary(
        counted.sum(Figure.SUBMITS),
        counted.sum(Figure.TASKS_CREATED),
        counted.sum(Figure.THROTTLED),
        counted.sum(Figure.TASKS_CREATED),
        counted.sum(Figure.REFUNDED_TASKS),
        counted.sum(Figure.QUERIES),
        counted.sum(Figure.CALLBACKS_DELIVERED),
        counted.sum(Figure.CALLBACKS_FAILED),
        counted.sum(Figure.CALLBACK_ATTEMPTS),
        counted.sum(Figure.TCP_CONNECTIONS),
        resultDownloads);
  }
}
