package io.lipsync.localcamunda.command;

import java.time.Duration;
import java.util.List;

/**
 * A worker's wish for jobs.
 *
 * @param type the job type
 * @param worker the worker's name, for people who look at the job
 * @param timeout how long the worker keeps the jobs
 * @param maxJobs how many at most
 * @param fetchVariables the variables to hand out; empty means all
 * @param waitAtMost how long to wait when there is no job; zero means not at all
 */
public record JobRequest(
    String type,
    String worker,
    Duration timeout,
    int maxJobs,
    List<String> fetchVariables,
    Duration waitAtMost) {}
