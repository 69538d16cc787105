package io.lipsync.localcamunda.engine;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import org.agrona.DirectBuffer;

/**
 * What the engine answered to a command it accepted.
 *
 * @param key the key of the entity
 * @param value the encoded record
 */
public record EngineAnswer(long key, DirectBuffer value) {

  /** Decodes the answer into the given, empty record. */
  public <T extends UnifiedRecordValue> T as(T record) {
    record.wrap(value);
    return record;
  }
}
