package io.lipsync.localcamunda.command;

import io.camunda.zeebe.protocol.impl.record.value.message.MessageCorrelationRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.record.intent.MessageCorrelationIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;
import io.lipsync.localcamunda.engine.EngineAnswer;
import io.lipsync.localcamunda.engine.EngineCommand;
import io.lipsync.localcamunda.engine.EngineHost;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends messages and signals. Thread-safe. Variables are JSON objects as text; null means none. */
public final class MessageCommands {

  private final EngineHost engine;

  /** Commands for the engine of this host. */
  public MessageCommands(EngineHost engine) {
    this.engine = engine;
  }

  /**
   * Publishes a message that waits for a subscription as long as it lives. The future ends with the
   * message's key.
   *
   * @param messageId while a message of this name, correlation key and id lives, another one is
   *     rejected; empty means no such check
   */
  public CompletableFuture<Long> publish(
      String name, String correlationKey, Duration timeToLive, String messageId, String variables) {
    var message =
        new MessageRecord()
            .setName(name)
            .setCorrelationKey(correlationKey)
            .setTimeToLive(timeToLive.toMillis())
            .setVariables(VariablesDocument.encode(variables));
    if (!messageId.isEmpty()) {
      message.setMessageId(messageId);
    }
    return engine
        .send(EngineCommand.of(MessageIntent.PUBLISH, message))
        .thenApply(EngineAnswer::key);
  }

  /** Correlates a message now, or is rejected when nothing waits for it. */
  public CompletableFuture<MessageCorrelationRecord> correlate(
      String name, String correlationKey, String variables) {
    var message =
        new MessageCorrelationRecord()
            .setName(name)
            .setCorrelationKey(correlationKey)
            .setVariables(VariablesDocument.encode(variables));
    return engine
        .send(EngineCommand.of(MessageCorrelationIntent.CORRELATE, message))
        .thenApply(answer -> answer.as(new MessageCorrelationRecord()));
  }

  /** Broadcasts a signal. The future ends with its key. */
  public CompletableFuture<Long> broadcast(String signalName, String variables) {
    var signal =
        new SignalRecord()
            .setSignalName(signalName)
            .setVariables(VariablesDocument.encode(variables));
    return engine
        .send(EngineCommand.of(SignalIntent.BROADCAST, signal))
        .thenApply(EngineAnswer::key);
  }
}
