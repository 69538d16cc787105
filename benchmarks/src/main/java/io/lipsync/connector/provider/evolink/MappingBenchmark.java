package io.lipsync.connector.provider.evolink;

import io.lipsync.connector.http.Exchange;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** EvoLink's answers in the project's words. In this package because nobody else reads them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MappingBenchmark {
  private static final String TASK = "task-unified-1775200000-abcdefgh";
  private static final String BODY =
      """
      {"id": "%s", "object": "video.generation.task", "created": 1775200000, "model": "videoretalk",
       "status": "completed", "progress": 100, "type": "video",
       "task_info": {"can_cancel": false, "estimated_time": 60},
       "usage": {"billing_rule": "per_second", "credits_reserved": 4.8, "user_group": "default"},
       "results": ["https://files.evolink.ai/abcdefgh.mp4?signature=0123456789abcdef"]}"""
          .formatted(TASK);

  private final Exchange.Answered answer = new Exchange.Answered(200, BODY, null);

  /** One for each read. */
  @Benchmark
  public Object mappedTask() {
    return EvolinkAnswers.found(answer, TASK);
  }

  /** One for each submission. */
  @Benchmark
  public Object mappedSubmission() {
    return EvolinkAnswers.accepted(answer);
  }
}
