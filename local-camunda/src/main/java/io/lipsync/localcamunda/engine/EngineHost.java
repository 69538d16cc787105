package io.lipsync.localcamunda.engine;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.lipsync.localcamunda.view.EngineView;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the engine that runs now, and the view of its log. {@link #purge} puts a fresh engine in
 * its place while the ports, the connected workers and the clock stay. Thread-safe.
 */
public final class EngineHost implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineHost.class);
  private static final long HOUSEKEEPING_MILLIS = 500;

  private final OffsetClock clock = new OffsetClock();
  private final JobStreamer jobStreams;
  private final int keepFinishedInstances;
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("local-camunda-housekeeping").daemon().factory());

  private final Object lock = new Object();
  private volatile ZeebeEngine engine;
  private LogStreamReader reader;
  private EngineView view;

  /**
   * Starts an engine.
   *
   * @param jobStreams where the engine pushes jobs and tells that jobs are waiting
   * @param keepFinishedInstances how many finished process instances stay visible
   */
  public EngineHost(JobStreamer jobStreams, int keepFinishedInstances) {
    this.jobStreams = jobStreams;
    this.keepFinishedInstances = keepFinishedInstances;
    install(new ZeebeEngine(clock, jobStreams, -1));
    housekeeping.scheduleWithFixedDelay(
        this::tidyUp, HOUSEKEEPING_MILLIS, HOUSEKEEPING_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void install(ZeebeEngine fresh) {
    engine = fresh;
    reader = fresh.newReader();
    view = new EngineView(keepFinishedInstances);
  }

  /**
   * Sends a command to the engine. The future ends with the answer, with {@link
   * CommandRejectedException} or with {@link EngineGoneException}.
   */
  public CompletableFuture<EngineAnswer> send(EngineCommand command) {
    return engine.send(command);
  }

  /** Appends a command that is never answered. */
  public void sendAndForget(EngineCommand command) {
    engine.append(command);
  }

  /**
   * Answers a question from everything the engine has written up to this moment. The function must
   * not keep the view.
   */
  public <T> T query(Function<EngineView, T> question) {
    synchronized (lock) {
      view.catchUp(reader);
      return question.apply(view);
    }
  }

  /** The engine's clock. */
  public OffsetClock clock() {
    return clock;
  }

  /** Throws away all state and starts anew. Keys go on counting, so that none comes twice. */
  public void purge() {
    synchronized (lock) {
      view.catchUp(reader);
      long usedKeys = view.highestKey();
      stop();
      install(new ZeebeEngine(clock, jobStreams, usedKeys));
    }
  }

  /** How many blocks of records the log holds at the moment, for figures and tests. */
  public int logBlocks() {
    return engine.logBlocks();
  }

  private void tidyUp() {
    try {
      synchronized (lock) {
        view.catchUp(reader);
        engine.trimLogBefore(view.lastPosition());
      }
    } catch (RuntimeException e) {
      LOG.warn("housekeeping failed; it is tried again", e);
    }
  }

  private void stop() {
    reader.close();
    try {
      engine.close();
    } catch (Exception e) {
      throw new IllegalStateException("the engine did not stop cleanly", e);
    }
  }

  @Override
  public void close() {
    housekeeping.shutdownNow();
    synchronized (lock) {
      stop();
    }
  }
}
