package io.lipsync.localcamunda.engine;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.encoding.AuthInfo;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;

/**
 * Appends commands to the log: those of callers, who get an answer under the request id, and those
 * the engine sends to "other partitions", which here are always its own. Thread-safe.
 */
final class CommandLog implements InterPartitionCommandSender {

  private final LogStreamWriter writer;

  CommandLog(LogStreamWriter writer) {
    this.writer = writer;
  }

  /** Appends a command; false when the log is closed. */
  boolean append(EngineCommand command, long requestId) {
    var metadata =
        metadata(command.value().valueType(), command.intent())
            .requestStreamId(ZeebeEngine.PARTITION_ID)
            .requestId(requestId);
    return append(command.key(), metadata, command.value());
  }

  @Override
  public void sendCommand(
      int receiverPartitionId,
      ValueType valueType,
      Intent intent,
      Long recordKey,
      UnifiedRecordValue command,
      AuthInfo authInfo) {
    long key = recordKey == null ? EngineCommand.NO_KEY : recordKey;
    append(key, metadata(valueType, intent), command);
  }

  private synchronized boolean append(
      long key, RecordMetadata metadata, UnifiedRecordValue command) {
    var entry =
        key == EngineCommand.NO_KEY
            ? LogAppendEntry.of(metadata, command)
            : LogAppendEntry.of(key, metadata, command);
    return writer.tryWrite(WriteContext.internal(), entry).isRight();
  }

  private static RecordMetadata metadata(ValueType valueType, Intent intent) {
    return new RecordMetadata().recordType(RecordType.COMMAND).valueType(valueType).intent(intent);
  }
}
