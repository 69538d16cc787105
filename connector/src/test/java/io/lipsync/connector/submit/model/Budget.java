package io.lipsync.connector.submit.model;

/**
 * What a run may still spend on what is not the good day. It is what makes the number of runs
 * finite.
 *
 * @param faults of engine, network, provider and workers
 * @param decisions of persons at an incident
 * @param switches from a worker that could go on to another one, beside those that its stops cause
 */
record Budget(int faults, int decisions, int switches) {
  /** Who pays for an option. */
  enum Cost {
    NOTHING,
    FAULT,
    DECISION,
    SWITCH
  }

  boolean affords(Cost cost) {
    return switch (cost) {
      case NOTHING -> true;
      case FAULT -> faults > 0;
      case DECISION -> decisions > 0;
      case SWITCH -> switches > 0;
    };
  }

  Budget without(Cost cost) {
    return switch (cost) {
      case NOTHING -> this;
      case FAULT -> new Budget(faults - 1, decisions, switches);
      case DECISION -> new Budget(faults, decisions - 1, switches);
      case SWITCH -> new Budget(faults, decisions, switches - 1);
    };
  }
}
