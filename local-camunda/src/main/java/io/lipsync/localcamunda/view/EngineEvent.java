package io.lipsync.localcamunda.view;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.intent.Intent;
import java.time.Instant;

/**
 * One event of the engine's log, decoded.
 *
 * @param key the entity's key
 * @param intent what happened
 * @param at when, by the engine's clock
 * @param value the entity
 */
record EngineEvent<T extends UnifiedRecordValue>(long key, Intent intent, Instant at, T value) {

  boolean is(Intent... intents) {
    for (Intent candidate : intents) {
      if (intent == candidate) {
        return true;
      }
    }
    return false;
  }

  /** When it happened, as the REST API writes dates. */
  String time() {
    return Times.text(at);
  }
}
