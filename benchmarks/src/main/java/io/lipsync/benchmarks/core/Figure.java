package io.lipsync.benchmarks.core;

/**
 * One figure of one round.
 *
 * @param measurement the class that measured it
 * @param work what was done, for example {@code 10 threads, 50 ms}
 * @param metric what was counted, with its unit, for example {@code jobs/s}
 * @param contender who did it
 * @param round from 1
 */
public record Figure(
    String measurement, String work, String metric, String contender, int round, double value) {}
