package io.lipsync.emulator.journal;

/** What is counted for each vendor. */
public enum Figure {
  /** POSTs of a task, whatever became of them. */
  SUBMITS,
  /** Tasks that exist because of them. */
  TASKS_CREATED,
  /** Submits that were answered with the task of an earlier one. */
  IDEMPOTENT_REPLAYS,
  /** Calls of any kind that were refused since there were too many of them. */
  THROTTLED,
  /** Tasks whose cost came back, or was never asked for, since they failed or were cancelled. */
  REFUNDED_TASKS,
  /** GETs of a task. */
  QUERIES,
  /** Callbacks that a receiver answered with 2xx. */
  CALLBACKS_DELIVERED,
  /** Callbacks that were given up. */
  CALLBACKS_FAILED,
  /** POSTs of callbacks, the repeated and doubled ones included, the forged ones not. */
  CALLBACK_ATTEMPTS,
  /** Distinct TCP connections of clients on the vendor's paths. */
  TCP_CONNECTIONS
}
