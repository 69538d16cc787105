package io.lipsync.localcamunda.command;

import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;

/** A job that was handed to a worker. */
public record ActiveJob(long key, JobRecord job) {}
