package io.lipsync.connector.operation;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.connector.api.outbound.JobContext;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;

/**
 * How many retries a job has. The Connector SDK does not tell, but a job that only has to wait must
 * go back with what it had. The runtime's own context holds the job, under a name that is the
 * runtime's affair: it is found by its type. Pure functions.
 */
final class JobRetries {
  /** What the element templates give a job. */
  static final int USUAL = 3;

  private JobRetries() {}

  /** The retries, or {@link #USUAL} in a runtime whose context holds no job. */
  static int of(JobContext context) {
    return Arrays.stream(context.getClass().getDeclaredFields())
        .filter(field -> ActivatedJob.class.isAssignableFrom(field.getType()))
        .findFirst()
        .flatMap(field -> job(field, context))
        .map(ActivatedJob::getRetries)
        .filter(retries -> retries > 0)
        .orElse(USUAL);
  }

  private static Optional<ActivatedJob> job(Field field, JobContext context) {
    try {
      field.setAccessible(true);
      return Optional.ofNullable((ActivatedJob) field.get(context));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
