package io.lipsync.localcamunda.engine;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Brings the engine's answers back to whoever sent the command: each command carries a request id,
 * and the engine writes its answer here under that id. {@link #register} and {@link #failAll} are
 * thread-safe; the writer methods belong to the engine's processing thread.
 */
final class PendingAnswers implements CommandResponseWriter {

  private final Map<Long, CompletableFuture<EngineAnswer>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong lastRequestId = new AtomicLong();

  private long key;
  private Intent intent = Intent.UNKNOWN;
  private RejectionType rejectionType = RejectionType.NULL_VAL;
  private String rejectionReason = "";
  private DirectBuffer value = new UnsafeBuffer(new byte[0]);

  /** Keeps a future for the next command and returns the id that the command must carry. */
  long register(CompletableFuture<EngineAnswer> answer) {
    long requestId = lastRequestId.incrementAndGet();
    waiting.put(requestId, answer);
    return requestId;
  }

  /** Ends everything that still waits: the engine will not answer any more. */
  void failAll(RuntimeException reason) {
    waiting.values().forEach(answer -> answer.completeExceptionally(reason));
    waiting.clear();
  }

  @Override
  public void tryWriteResponse(int requestStreamId, long requestId) {
    CompletableFuture<EngineAnswer> answer = waiting.remove(requestId);
    if (answer == null) {
      return;
    }
    if (rejectionType == RejectionType.NULL_VAL) {
      answer.completeAsync(completed());
    } else {
      var rejected = new CommandRejectedException(rejectionType, intent.name(), rejectionReason);
      answer.completeAsync(
          () -> {
            throw rejected;
          });
    }
  }

  private Supplier<EngineAnswer> completed() {
    var completed = new EngineAnswer(key, value);
    return () -> completed;
  }

  @Override
  public CommandResponseWriter valueWriter(BufferWriter writer) {
    var copy = new UnsafeBuffer(new byte[writer.getLength()]);
    writer.write(copy, 0);
    value = copy;
    return this;
  }

  @Override
  public CommandResponseWriter key(long key) {
    this.key = key;
    return this;
  }

  @Override
  public CommandResponseWriter intent(Intent intent) {
    this.intent = intent;
    return this;
  }

  @Override
  public CommandResponseWriter rejectionType(RejectionType rejectionType) {
    this.rejectionType = rejectionType;
    return this;
  }

  @Override
  public CommandResponseWriter rejectionReason(DirectBuffer reason) {
    rejectionReason = BufferUtil.bufferAsString(reason);
    return this;
  }

  @Override
  public CommandResponseWriter partitionId(int partitionId) {
    return this;
  }

  @Override
  public CommandResponseWriter recordType(RecordType type) {
    return this;
  }

  @Override
  public CommandResponseWriter valueType(ValueType valueType) {
    return this;
  }
}
