package io.lipsync.localcamunda.view;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;

/** Turns the events of one kind of record into rows. */
@FunctionalInterface
interface Projection<T extends UnifiedRecordValue> {

  void on(EngineEvent<T> event);
}
