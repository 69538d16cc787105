package io.lipsync.localcamunda.engine;

import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.engine.processing.streamprocessor.TypedRecordProcessorContext;
import io.camunda.zeebe.engine.processing.streamprocessor.TypedRecordProcessors;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.stream.impl.ControllableStreamClockImpl;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.util.FeatureFlags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One running Zeebe engine of a single partition: log in memory, state in RocksDB, no exporters, no
 * cluster, no authorization. Thread-safe. Closing removes everything it held.
 */
final class ZeebeEngine implements AutoCloseable {

  static final int PARTITION_ID = 1;
  private static final int PARTITION_COUNT = 1;
  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private final MemoryLog log = new MemoryLog();
  private final PendingAnswers answers = new PendingAnswers();
  private final StateDatabase state = StateDatabase.create();
  private final ActorScheduler scheduler;
  private final LogStream logStream;
  private final CommandLog commands;
  private final StreamProcessor processor;

  ZeebeEngine(OffsetClock clock, JobStreamer jobStreams, long keysAfter) {
    state.startKeysAfter(keysAfter);
    scheduler =
        ActorScheduler.newActorScheduler()
            .setActorClock(clock)
            .setCpuBoundActorThreadCount(2)
            .setIoBoundActorThreadCount(1)
            .build();
    scheduler.start();
    logStream =
        LogStream.builder()
            .withPartitionId(PARTITION_ID)
            .withLogStorage(log)
            .withClock(clock)
            .withMeterRegistry(new SimpleMeterRegistry())
            .build();
    commands = new CommandLog(logStream.newLogStreamWriter());
    processor = processor(clock, jobStreams);
    // An actor that fails while it starts never says so.
    processor.openAsync(false).join(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
  }

  private StreamProcessor processor(OffsetClock clock, JobStreamer jobStreams) {
    var security = new SecurityConfiguration();
    security.getAuthorizations().setEnabled(false);
    var engine =
        new Engine(
            context -> recordProcessors(context, jobStreams, security),
            new EngineConfiguration(),
            security);
    return StreamProcessor.builder()
        .logStream(logStream)
        .zeebeDb(state.database())
        .actorSchedulingService(scheduler)
        .clock(new ControllableStreamClockImpl(clock))
        .commandResponseWriter(answers)
        .partitionCommandSender(commands)
        .recordProcessors(List.of(engine))
        .meterRegistry(new SimpleMeterRegistry())
        .build();
  }

  private TypedRecordProcessors recordProcessors(
      TypedRecordProcessorContext context, JobStreamer jobStreams, SecurityConfiguration security) {
    return EngineProcessors.createEngineProcessors(
        context,
        PARTITION_COUNT,
        new SubscriptionCommandSender(context.getPartitionId(), commands),
        commands,
        FeatureFlags.createDefault(),
        jobStreams,
        SearchClientsProxy.noop(),
        new BrokerRequestAuthorizationConverter(security));
  }

  /**
   * Sends a command. The future ends with the engine's answer, with {@link
   * CommandRejectedException}, or with {@link EngineGoneException} when the engine closes first.
   */
  CompletableFuture<EngineAnswer> send(EngineCommand command) {
    var answer = new CompletableFuture<EngineAnswer>();
    if (!commands.append(command, answers.register(answer))) {
      answer.completeExceptionally(new EngineGoneException());
    }
    return answer;
  }

  /** Appends a command nobody waits for. */
  void append(EngineCommand command) {
    commands.sendCommand(
        PARTITION_ID,
        command.value().valueType(),
        command.intent(),
        command.key(),
        command.value(),
        null);
  }

  /** A reader from the first record still held; it belongs to one thread at a time. */
  LogStreamReader newReader() {
    return logStream.newLogStreamReader();
  }

  /** Drops the records that the engine has processed and that lie before the given position. */
  void trimLogBefore(long position) {
    log.trimBefore(Math.min(position, processor.getLastProcessedPositionAsync().join()));
  }

  /** How many blocks the log holds. */
  int logBlocks() {
    return log.blockCount();
  }

  @Override
  public void close() throws Exception {
    processor.close();
    logStream.close();
    scheduler.stop().get();
    answers.failAll(new EngineGoneException());
    state.close();
  }
}
