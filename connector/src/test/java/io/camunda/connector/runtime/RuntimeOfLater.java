package io.camunda.connector.runtime;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where and under what name a connector runtime from 8.9 on defines the threads of its jobs. */
@Configuration
public class RuntimeOfLater {
  @Bean
  Object camundaClientExecutorService() {
    return new Object();
  }
}
