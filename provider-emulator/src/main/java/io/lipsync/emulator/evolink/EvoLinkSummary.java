package io.lipsync.emulator.evolink;

import io.lipsync.emulator.journal.Counters;
import io.lipsync.emulator.journal.Figure;
import io.lipsync.emulator.journal.VendorSummary;

/**
 * What EvoLink was asked and what it billed since the last reset. Immutable.
 *
 * @param submits POSTs of a task, whatever became of them
 * @param tasksCreated tasks that exist because of them
 * @param idempotentReplays submits that were answered with the task of an earlier one
 * @param billedTasks tasks for which credits were reserved: every accepted one
 * @param refundedTasks those of them that failed or were cancelled, so that the credits came back
 * @param creditsReserved credits of all billed tasks
 * @param creditsRefunded credits that came back
 * @param queries GETs of a task
 * @param callbacksDelivered callbacks that a receiver answered with 2xx
 * @param callbacksFailed callbacks that were given up
 * @param callbackAttempts POSTs of callbacks, the repeated and doubled ones included, the forged
 *     ones not
 * @param tcpConnections distinct TCP connections of clients on EvoLink's paths
 * @param resultDownloads downloads of results that were answered with 200 or 206
 */
public record EvoLinkSummary(
    long submits,
    long tasksCreated,
    long idempotentReplays,
    long billedTasks,
    long refundedTasks,
    long creditsReserved,
    long creditsRefunded,
    long queries,
    long callbacksDelivered,
    long callbacksFailed,
    long callbackAttempts,
    long tcpConnections,
    long resultDownloads)
    implements VendorSummary {

  static EvoLinkSummary of(Counters counted, long resultDownloads) {
    long created = counted.sum(Figure.TASKS_CREATED);
    long refunded = counted.sum(Figure.REFUNDED_TASKS);
    return new EvoLinkSummary(
        counted.sum(Figure.SUBMITS),
        created,
        counted.sum(Figure.IDEMPOTENT_REPLAYS),
        created,
        refunded,
        created * TaskBodies.CREDITS_PER_TASK,
        refunded * TaskBodies.CREDITS_PER_TASK,
        counted.sum(Figure.QUERIES),
        counted.sum(Figure.CALLBACKS_DELIVERED),
        counted.sum(Figure.CALLBACKS_FAILED),
        counted.sum(Figure.CALLBACK_ATTEMPTS),
        counted.sum(Figure.TCP_CONNECTIONS),
        resultDownloads);
  }
}
