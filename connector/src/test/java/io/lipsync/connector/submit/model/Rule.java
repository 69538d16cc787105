package io.lipsync.connector.submit.model;

/** The rules that a test can switch off, to see that the model check then finds the old fault. */
enum Rule {
  /** What was accepted is recorded for providers that call back, too. */
  RECORD_ALWAYS,
  /** A worker that cannot begin asks whether another one has begun. */
  EXIT_ASKS,
  /** Only a closed list of answers proves that there is no task. */
  CLOSED_LIST_OF_PROOFS,
  /** A worker that was stopped between claim and order sends nothing. */
  STALL_CHECK,
  /** The owner of a claim gets time to record what became of it. */
  OWNER_RECORDS_FIRST,
  /** A claim lives until a record of its attempt is written. */
  CLAIM_OUTLIVES_THE_RECORD,
  /** The submission key depends on no secret. */
  KEY_WITHOUT_SECRET,
  /** An attempt is claimed by one worker. */
  CLAIM,
  /** Waiting is not failing. */
  WAITING_IS_NO_FAILURE,
  /** Only the task of an order that was sent, and whose answer was lost, is looked for. */
  LOOK_FOR_OWN_ORDER,
  /** What nobody knows is recorded, too. */
  RECORD_UNKNOWN
}
