package io.lipsync.localcamunda.engine;

import io.camunda.zeebe.protocol.record.RejectionType;

/** The engine refused a command: nothing happened. The message carries the engine's own words. */
public final class CommandRejectedException extends RuntimeException {

  private final RejectionType type;

  CommandRejectedException(RejectionType type, String intent, String reason) {
    super("Command '%s' rejected with code '%s': %s".formatted(intent, type, reason));
    this.type = type;
  }

  /** Why it was refused, in the engine's categories. */
  public RejectionType type() {
    return type;
  }
}
