package io.lipsync.emulator.evolink;

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
    long resultDownloads) {

  static EvoLinkSummary of(Counters counted, long resultDownloads) {
    long created = counted.tasksCreated.sum();
    long refunded = counted.refundedTasks.sum();
    return new EvoLinkSummary(
        counted.submits.sum(),
        created,
        counted.idempotentReplays.sum(),
        created,
        refunded,
        created * TaskBodies.CREDITS_PER_TASK,
        refunded * TaskBodies.CREDITS_PER_TASK,
        counted.queries.sum(),
        counted.callbacksDelivered.sum(),
        counted.callbacksFailed.sum(),
        counted.callbackAttempts.sum(),
        counted.tcpConnections.sum(),
        resultDownloads);
  }
}
