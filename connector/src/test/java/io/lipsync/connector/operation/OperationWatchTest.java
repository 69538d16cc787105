package io.lipsync.connector.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.metrics.WatchedProvider;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.result.SavedResult;
import io.lipsync.connector.submit.SubmitResult;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.LogCapture;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.Postponed;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class OperationWatchTest {
  private static final Connection ACME = new Connection("acme", "s3cr3t", null);

  private static final MeterFilter REFUSING =
      new MeterFilter() {
        @Override
        public Meter.Id map(Meter.Id id) {
          throw new IllegalArgumentException("there is a meter of that name with other tags");
        }
      };

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final OperationWatch watch =
      new OperationWatch(new LipSyncMeters(registry, List.of("acme")));
  private final LogCapture log = new LogCapture();

  @AfterEach
  void nothingIsLeftOnTheThread() {
    log.close();
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    assertThat(log.lines()).noneMatch(line -> line.contains("s3cr3t"));
  }

  @Test
  void whatIsLoggedMeanwhileCarriesTheKeysOfTheJob() {
    Map<String, String> fields =
        watch.run("getTask", ACME, Job.any(), () -> MDC.getCopyOfContextMap());

    assertThat(fields)
        .isEqualTo(
            Map.of(
                "operation", "getTask",
                "provider", "acme",
                "processInstanceKey", "2251799813685249",
                "bpmnProcessId", "dubbing",
                "elementId", "lip-sync",
                "elementInstanceKey", "2251799813685300"));
  }

  @Test
  void theLineAtTheEndCarriesTheTask() {
    watch.run("submit", ACME, Job.any(), () -> submitted("acme-1", SubmitResult.Outcome.ACCEPTED));
    watch.run(
        "getTask",
        ACME,
        Job.any(),
        () -> LipSyncTask.builder("acme", "acme-1", TaskStatus.FAILED).build());

    assertThat(log.lines())
        .containsExactly("acme accepted task acme-1", "Task acme-1 of acme is failed");
    assertThat(log.fields().getFirst())
        .containsEntry("taskId", "acme-1")
        .containsEntry("correlationKey", "key-1");
    assertThat(log.fields().getLast())
        .containsEntry("taskId", "acme-1")
        .containsEntry("status", "failed")
        .containsEntry("processInstanceKey", "2251799813685249");
  }

  @Test
  void eachEndIsCountedOnce() {
    watch.run("submit", ACME, Job.any(), () -> submitted("acme-1", SubmitResult.Outcome.ACCEPTED));
    watch.run("submit", ACME, Job.any(), () -> submitted(null, SubmitResult.Outcome.UNKNOWN));
    TaskFailure busy = TaskFailure.of(FailureCode.RATE_LIMITED, "busy", true);
    fails(() -> Failures.temporary(busy, Duration.ofSeconds(1)));
    fails(() -> Postponed.until("busy", Duration.ofSeconds(1)));
    fails(() -> Failures.permanent(TaskFailure.of(FailureCode.UNAUTHORIZED, "no", false)));
    fails(
        () ->
            Failures.permanent(TaskFailure.of(FailureCode.SUBMIT_OUTCOME_UNKNOWN, "gone", false)));
    fails(() -> new IllegalStateException("a defect"));

    assertThat(ended("submit", "acme", "completed")).isEqualTo(1);
    assertThat(ended("submit", "acme", "unknown")).isEqualTo(2);
    assertThat(ended("submit", "acme", "retried")).isEqualTo(1);
    assertThat(ended("submit", "acme", "postponed")).isEqualTo(1);
    assertThat(ended("submit", "acme", "failed")).isEqualTo(2);
    assertThat(failed("acme", "RATE_LIMITED"))
        .as("waiting for one's turn is no failure")
        .isEqualTo(1);
    assertThat(failed("acme", "UNAUTHORIZED")).isEqualTo(1);
    assertThat(failed("acme", "none")).isEqualTo(1);
  }

  @Test
  void aSubmissionThatIsRepeatedUnderItsKeyIsATryAndNotYetUnknown() {
    TaskFailure unknown = TaskFailure.of(FailureCode.SUBMIT_OUTCOME_UNKNOWN, "gone", false);
    fails(() -> Failures.temporary(unknown, Duration.ofSeconds(1)));

    assertThat(ended("submit", "acme", "retried")).isEqualTo(1);
    assertThat(ended("submit", "acme", "unknown")).isZero();
  }

  @Test
  void savedBytesAreAddedUp() {
    for (long bytes : new long[] {1000, 24}) {
      watch.run(
          "saveResult",
          null,
          Job.any(),
          () -> new SavedResult("/videos/a.mp4", "a.mp4", "video/mp4", bytes, "00", null));
    }

    assertThat(registry.get("lipsync.saved").summary().totalAmount()).isEqualTo(1024);
    assertThat(ended("saveResult", "none", "completed")).isEqualTo(2);
  }

  @Test
  void whatAProcessNamesNeverBecomesATag() {
    watch.run("getTask", new Connection("x-" + System.nanoTime(), "", ""), Job.any(), () -> "");

    assertThat(ended("getTask", "none", "completed")).isEqualTo(1);
    assertThat(registry.getMeters())
        .allMatch(meter -> !String.valueOf(meter.getId().getTag("provider")).startsWith("x-"));
  }

  private void fails(Supplier<RuntimeException> failure) {
    assertThatThrownBy(
            () ->
                watch.run(
                    "submit",
                    ACME,
                    Job.any(),
                    () -> {
                      throw failure.get();
                    }))
        .isInstanceOf(RuntimeException.class);
  }

  private double ended(String operation, String provider, String outcome) {
    return registry
        .get("lipsync.operations")
        .tags("operation", operation, "provider", provider, "outcome", outcome)
        .counter()
        .count();
  }

  /** Otherwise a task that was paid for would look like a failed job. */
  @Test
  void aRegistryThatRefusesEverythingChangesNoResult() {
    MeterRegistry broken = new SimpleMeterRegistry();
    broken.config().meterFilter(REFUSING);
    LipSyncMeters meters = new LipSyncMeters(broken, List.of("acme"));
    SubmitResult accepted = submitted("acme-1", SubmitResult.Outcome.ACCEPTED);

    assertThat(new OperationWatch(meters).run("submit", ACME, Job.any(), () -> accepted))
        .isSameAs(accepted);
    assertThat(
            new WatchedProvider(new AcmeProvider(), meters, Clock.systemUTC(), Clock.systemUTC())
                .submit(null, null, SendGate.OPEN))
        .isInstanceOf(SubmitAnswer.Accepted.class);
  }

  private double failed(String provider, String code) {
    return registry
        .get("lipsync.failures")
        .tags("provider", provider, "code", code)
        .counter()
        .count();
  }

  private static SubmitResult submitted(String taskId, SubmitResult.Outcome outcome) {
    return new SubmitResult(
        "acme",
        taskId,
        "key-1",
        TaskStatus.PENDING,
        outcome,
        Instant.EPOCH,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
