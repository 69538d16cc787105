package io.lipsync.connector.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.api.secret.SecretProvider;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.Jobs;
import io.lipsync.connector.task.Postponed;
import java.time.Duration;
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

  @Test
  void areKeptByAJobThatOnlyWaitsAndLeftToTheRuntimeWhereAPersonIsNeeded() {
    Postponed waiting = Postponed.until("Enough is under way", Duration.ofSeconds(7));
    Postponed refused = Postponed.forPerson("Give a permission.", Duration.ofSeconds(15));
    assertThat(OperationRunner.backToTheEngine(waiting, Job.any()))
        .hasMessage("Enough is under way. The job comes back in 7 s and loses no retry.")
        .returns(3, ConnectorRetryException::getRetries)
        .returns(null, ConnectorRetryException::getErrorCode);
    assertThat(OperationRunner.backToTheEngine(refused, Job.any()))
        .hasMessage("Give a permission.")
        .returns(null, ConnectorRetryException::getRetries)
        .returns(null, ConnectorRetryException::getErrorCode);
  }
}
