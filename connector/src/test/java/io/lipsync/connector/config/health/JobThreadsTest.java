package io.lipsync.connector.config.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.connector.runtime.RuntimeOfLater;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class JobThreadsTest {

  @Test
  void thePoolOfTheClientIsTooSmallAsItComes() {
    assertThat(fault(new ApplicationContextRunner().withUserConfiguration(Pool.class)))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith("camunda.client.execution-threads is 1, but 32 jobs are taken"));
    assertThat(fault(new ApplicationContextRunner())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"200, 200, false", "199, 200, true"})
  void asManyThreadsAsJobsAreEnough(String threads, String jobs, boolean tooFew) {
    var runtime =
        new ApplicationContextRunner()
            .withUserConfiguration(Pool.class)
            .withPropertyValues(
                "camunda.client.execution-threads=" + threads,
                "camunda.client.worker.defaults.max-jobs-active=" + jobs);

    assertThat(fault(runtime).isPresent()).isEqualTo(tooFew);
  }

  /** Runtimes from 8.9 on: a setting that nobody reads is no reason for a warning. */
  @Test
  void virtualThreadsAreAlwaysEnough() {
    assertThat(fault(new ApplicationContextRunner().withUserConfiguration(RuntimeOfLater.class)))
        .isEmpty();
  }

  private static Optional<String> fault(ApplicationContextRunner runtime) {
    Optional<?>[] found = new Optional<?>[1];
    runtime.run(
        context ->
            found[0] =
                JobThreads.fault(
                    context.getSourceApplicationContext().getBeanFactory(),
                    context.getEnvironment()));
    return found[0].map(String.class::cast);
  }

  /** As the client's own starter has it. */
  @Configuration
  static class Pool {
    @Bean
    Object camundaClientExecutorService() {
      return new Object();
    }
  }
}
