package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.connector.api.secret.SecretProvider;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.Jobs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobRetriesTest {
  @Test
  void areThoseOfTheJobThatTheStockRuntimeHolds() {
    SecretProvider none = Jobs.secrets(Map.of());
    assertThat(JobRetries.of(Jobs.context("submit", "{}", none, none).getJobContext()))
        .isEqualTo(Jobs.RETRIES);
  }

  @Test
  void areTheUsualOnesInARuntimeThatHoldsNone() {
    assertThat(JobRetries.of(Job.any())).isEqualTo(3);
  }
}
