package io.lipsync.connector.metrics;

import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every number that can be watched, by name. Tags have few values: provider ids, operations, {@link
 * FailureCode}s and the words of {@link Outcome} and {@link CallbackOutcome}; what a process may
 * name freely never becomes one. Counters that alerts look at exist from the start with the value
 * 0, because a monitoring system sees no increase in a counter that it meets for the first time.
 * Thread-safe; nothing is thrown.
 */
public final class LipSyncMeters {
  private static final Logger LOG = LoggerFactory.getLogger(LipSyncMeters.class);

  /** The provider tag where there is none, or none that is known. */
  public static final String NO_PROVIDER = "none";

  private static final String PROVIDER = "provider";
  private static final String NO_CODE = "none";
  private static final List<String> CODES =
      Stream.of(FailureCode.values()).map(FailureCode::name).toList();

  private static final Duration[] CALL_TIMES = {
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60)
  };

  private static final Duration[] WAIT_TIMES = {
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(10),
    Duration.ofMinutes(30),
    Duration.ofHours(1),
    Duration.ofHours(3),
    Duration.ofHours(12)
  };

  private final MeterRegistry registry;
  private final List<String> providers;
  private final Map<String, BigDecimal> remaining = new ConcurrentHashMap<>();

  /**
   * Meters in a registry.
   *
   * @param providers the ids that the provider tag may have
   */
  public LipSyncMeters(MeterRegistry registry, List<String> providers) {
    this.registry = registry;
    this.providers = List.copyOf(providers);
    this.providers.forEach(provider -> count(() -> startAtZero(provider)));
    count(this::saved);
    for (Outcome outcome : Outcome.values()) {
      count(() -> operations("saveResult", NO_PROVIDER, outcome));
    }
  }

  /** One job of an operation has ended. */
  public void ended(String operation, String provider, Outcome outcome) {
    count(() -> operations(operation, known(provider), outcome).increment());
  }

  /** A try of an operation failed with one of the failure codes. */
  public void failed(String provider, String code) {
    count(() -> failures(known(provider), CODES.contains(code) ? code : NO_CODE).increment());
  }

  /**
   * One call of a provider's API has ended.
   *
   * @param call what was asked for
   * @param outcome {@code ok}, {@code unknown} or a failure code
   */
  public void called(String provider, String call, String outcome, Duration took) {
    count(
        () ->
            Timer.builder("lipsync.provider.calls")
                .description("Calls of providers' APIs")
                .tags(PROVIDER, known(provider), "call", call, "outcome", outcome)
                .serviceLevelObjectives(CALL_TIMES)
                .register(registry)
                .record(took));
  }

  /** A task was seen finished for the first time. */
  public void finished(String provider, TaskStatus status, FailureCode code) {
    count(() -> tasks(known(provider), status, code).increment());
  }

  /** How long a task took from its submission until it was seen finished. */
  public void waited(String provider, TaskStatus status, Duration wait) {
    count(
        () ->
            Timer.builder("lipsync.wait")
                .description("From the submission of a task until it was seen finished")
                .tags(PROVIDER, known(provider), "status", status.word())
                .serviceLevelObjectives(WAIT_TIMES)
                .register(registry)
                .record(wait));
  }

  /** A callback came in. */
  public void callback(String provider, CallbackOutcome verdict) {
    count(() -> callbacks(known(provider), verdict).increment());
  }

  /** A video was saved. */
  public void saved(long bytes) {
    count(() -> saved().record(bytes));
  }

  /** What is left of a provider account, see {@link ProviderAccount}. */
  public void remaining(String provider, BigDecimal credits) {
    if (remaining.put(provider, credits) == null) {
      count(
          () ->
              Gauge.builder("lipsync.account.remaining", () -> remaining.get(provider))
                  .description("Credits that are left of the account behind the runtime's own key")
                  .tags(PROVIDER, known(provider))
                  .register(registry));
    }
  }

  /** A registry that refuses a number must never turn an accepted submission into a failed job. */
  private static void count(Runnable number) {
    try {
      number.run();
    } catch (RuntimeException e) {
      LOG.warn("A number could not be counted", e);
    }
  }

  private void startAtZero(String provider) {
    for (String operation : List.of("submit", "getTask", "cancelTask", "checkAccount")) {
      for (Outcome outcome : Outcome.values()) {
        operations(operation, provider, outcome);
      }
    }
    for (CallbackOutcome verdict : CallbackOutcome.values()) {
      callbacks(provider, verdict);
    }
    for (FailureCode code : FailureCode.values()) {
      failures(provider, code.name());
      tasks(provider, TaskStatus.FAILED, code);
    }
    tasks(provider, TaskStatus.COMPLETED, null);
    tasks(provider, TaskStatus.CANCELLED, FailureCode.TASK_CANCELLED);
  }

  private Counter operations(String operation, String provider, Outcome outcome) {
    return Counter.builder("lipsync.operations")
        .description("Jobs by operation and how they ended")
        .tags("operation", operation, PROVIDER, provider, "outcome", word(outcome))
        .register(registry);
  }

  private Counter failures(String provider, String code) {
    return Counter.builder("lipsync.failures")
        .description("Failed tries of jobs by failure code")
        .tags(PROVIDER, provider, "code", code)
        .register(registry);
  }

  private Counter tasks(String provider, TaskStatus status, FailureCode code) {
    return Counter.builder("lipsync.tasks")
        .description("Tasks that were seen finished, each once")
        .tags(PROVIDER, provider)
        .tags("status", status.word(), "code", code == null ? NO_CODE : code.name())
        .register(registry);
  }

  private DistributionSummary saved() {
    return DistributionSummary.builder("lipsync.saved")
        .description("Finished videos that were saved")
        .baseUnit("bytes")
        .register(registry);
  }

  private Counter callbacks(String provider, CallbackOutcome verdict) {
    return Counter.builder("lipsync.callbacks")
        .description("Callbacks by what they turned out to be")
        .tags(PROVIDER, provider, "verdict", word(verdict))
        .register(registry);
  }

  /** The provider's id if it is one, {@link #NO_PROVIDER} otherwise. */
  public String known(String provider) {
    return provider != null && providers.contains(provider) ? provider : NO_PROVIDER;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
