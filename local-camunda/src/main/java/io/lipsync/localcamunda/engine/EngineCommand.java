package io.lipsync.localcamunda.engine;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.intent.Intent;

/**
 * One command for the engine.
 *
 * @param key the entity it is about, or {@link #NO_KEY} where the engine makes one
 * @param intent what to do
 * @param value the command's details; its class tells the kind of entity
 */
public record EngineCommand(long key, Intent intent, UnifiedRecordValue value) {

  /** For commands that are not about an existing entity. */
  public static final long NO_KEY = -1;

  /** A command that creates something. */
  public static EngineCommand of(Intent intent, UnifiedRecordValue value) {
    return new EngineCommand(NO_KEY, intent, value);
  }
}
