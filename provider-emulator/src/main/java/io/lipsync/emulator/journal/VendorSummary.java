package io.lipsync.emulator.journal;

/** The figures that every vendor has; see {@link Figure}. Implementations are immutable. */
public interface VendorSummary {

  /** POSTs of a task, whatever became of them. */
  long submits();

  /** Tasks that exist because of them. */
  long tasksCreated();

  /** Tasks that cost money unless they were refunded: every accepted one. */
  long billedTasks();

  /** Those of them that cost nothing in the end. */
  long refundedTasks();

  /** GETs of a task. */
  long queries();

  /** Callbacks that a receiver answered with 2xx. */
  long callbacksDelivered();

  /** Callbacks that were given up. */
  long callbacksFailed();

  /** POSTs of callbacks, the repeated and doubled ones included, the forged ones not. */
  long callbackAttempts();

  /** Distinct TCP connections of clients on the vendor's paths. */
  long tcpConnections();

  /** Downloads of results that were answered with 200 or 206. */
  long resultDownloads();
}
