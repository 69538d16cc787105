package io.lipsync.localcamunda.grpc;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.protocol.impl.stream.job.ActivatedJob;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import io.lipsync.localcamunda.command.JobsAvailable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;

/**
 * The workers that let jobs be pushed to them, by job type. The streams outlive a purge: the next
 * engine pushes into them as well. Thread-safe.
 */
public final class JobStreams implements JobStreamer {

  private final Map<DirectBuffer, List<WorkerStream>> streams = new ConcurrentHashMap<>();
  private final JobsAvailable available;

  /**
   * @param available who is told when jobs wait to be fetched
   */
  public JobStreams(JobsAvailable available) {
    this.available = available;
  }

  void add(WorkerStream stream) {
    streams.computeIfAbsent(stream.jobType(), ignored -> new CopyOnWriteArrayList<>()).add(stream);
  }

  void remove(WorkerStream stream) {
    streams.computeIfPresent(
        stream.jobType(),
        (ignored, others) -> {
          others.remove(stream);
          return others.isEmpty() ? null : others;
        });
  }

  @Override
  public void notifyWorkAvailable(String jobType) {
    available.announce(jobType);
  }

  @Override
  public Optional<JobStream> streamFor(
      DirectBuffer jobType, Predicate<JobActivationProperties> filter) {
    List<WorkerStream> candidates = new ArrayList<>(streams.getOrDefault(jobType, List.of()));
    Collections.shuffle(candidates, ThreadLocalRandom.current());
    return candidates.stream()
        .filter(WorkerStream::isReady)
        .filter(stream -> filter.test(stream.properties()))
        .findFirst()
        .map(stream -> stream);
  }

  /** One worker's open stream. */
  interface WorkerStream extends JobStream {

    DirectBuffer jobType();

    boolean isReady();

    @Override
    void push(ActivatedJob job);
  }
}
