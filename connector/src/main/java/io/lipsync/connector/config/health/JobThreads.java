package io.lipsync.connector.config.health;

import java.util.Optional;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.PropertyResolver;

/**
 * On what threads a runtime works on its jobs: connector runtimes from 8.9 on give each job a
 * virtual thread, earlier ones and {@code camunda.connector.virtual-threads.enabled=false} have a
 * pool.
 */
final class JobThreads {
  private static final String THREADS = "camunda.client.execution-threads";
  private static final String ACTIVE_JOBS = "camunda.client.worker.defaults.max-jobs-active";

  /** What the Camunda client takes where nothing is set. */
  private static final int STOCK_THREADS = 1;

  private static final int STOCK_ACTIVE_JOBS = 32;

  /** The client's own pool has this name too; the runtime's own one takes its place. */
  private static final String EXECUTOR = "camundaClientExecutorService";

  private static final String RUNTIME = "io.camunda.connector.";

  private JobThreads() {}

  /** What an operator should know: fewer threads than jobs are taken. */
  static Optional<String> fault(ConfigurableListableBeanFactory beans, PropertyResolver settings) {
    int threads = settings.getProperty(THREADS, Integer.class, STOCK_THREADS);
    int jobs = settings.getProperty(ACTIVE_JOBS, Integer.class, STOCK_ACTIVE_JOBS);
    if (threads >= jobs || areVirtual(beans)) {
      return Optional.empty();
    }
    return Optional.of(
        ("%s is %d, but %d jobs are taken at a time: a slow provider holds up everybody's jobs,"
                + " and a job that waits here for longer than its timeout is handed out a second time."
                + " Set it to 200, and %s not higher")
            .formatted(THREADS, threads, jobs, ACTIVE_JOBS));
  }

  /** The runtime defines an executor of its own only where jobs have virtual threads. */
  private static boolean areVirtual(ConfigurableListableBeanFactory beans) {
    return beans.containsBeanDefinition(EXECUTOR)
        && beans.getBeanDefinition(EXECUTOR) instanceof AnnotatedBeanDefinition executor
        && executor.getFactoryMethodMetadata() != null
        && executor.getFactoryMethodMetadata().getDeclaringClassName().startsWith(RUNTIME);
  }
}
