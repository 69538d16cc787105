package io.lipsync.benchmarks;

import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Measurement;
import io.lipsync.connector.provider.evolink.MappingBenchmark;
import io.lipsync.connector.submit.KeyBenchmark;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What the small things cost that every submission and every callback needs. */
final class Jmh implements Measurement {

  @Override
  public String caption() {
    return "JMH, one thread, average time; five iterations of half a second after three of warm-up."
        + " Standard Webhooks: the library's own check of a signed body of the same size.";
  }

  @Override
  public void run(Effort effort, Figures figures) throws Exception {
    int iterations = effort.quick() ? 1 : 5;
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(1)
            .warmupIterations(effort.quick() ? 1 : 3)
            .warmupTime(TimeValue.milliseconds(effort.quick() ? 100 : 500))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.milliseconds(effort.quick() ? 100 : 500))
            .verbosity(org.openjdk.jmh.runner.options.VerboseMode.SILENT)
            .shouldFailOnError(true);
    for (Class<?> benchmark :
        new Class<?>[] {KeyBenchmark.class, SignatureBenchmark.class, MappingBenchmark.class}) {
      options = options.include(benchmark.getName() + "\\.");
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    for (RunResult result : results) {
      String[] name = result.getPrimaryResult().getLabel().split("_");
      String contender = name.length > 1 ? "Standard Webhooks" : "this connector";
      int round = 0;
      for (var iteration : result.getAggregatedResult().getIterationResults()) {
        round++;
        figures.add(
            words(name[0]), "ns", contender, round, iteration.getPrimaryResult().getScore());
      }
    }
  }

  /** The name of a method as words. */
  private static String words(String method) {
    return method.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
  }
}
