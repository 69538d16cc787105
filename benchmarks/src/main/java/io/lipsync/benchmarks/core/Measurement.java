package io.lipsync.benchmarks.core;

/** One thing that is measured. */
public interface Measurement {

  /** What it is called on the command line, and in the name of its file of raw figures. */
  default String name() {
    return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase();
  }

  /** What its table shows, in one sentence or two, warm-up included. */
  String caption();

  /**
   * Measures.
   *
   * @throws Exception when something does not work as it should; there are no figures then
   */
  void run(Effort effort, Figures figures) throws Exception;
}
