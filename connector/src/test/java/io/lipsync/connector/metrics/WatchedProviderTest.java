package io.lipsync.connector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Balance;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.Trace;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatchedProviderTest {
  private static final TaskFailure BUSY =
      TaskFailure.of(FailureCode.RATE_LIMITED, "too many", true);
  private static final TaskFailure NO_KEY =
      TaskFailure.of(FailureCode.UNAUTHORIZED, "wrong key", false);

  private final MovableClock clock = new MovableClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LipSyncMeters meters = new LipSyncMeters(registry, List.of("acme"));

  static List<Method> everyMethod() {
    return List.of(LipSyncProvider.class.getMethods());
  }

  /** A default method that is forgotten here would silently say "the vendor cannot do that". */
  @ParameterizedTest
  @MethodSource("everyMethod")
  void asksTheProviderItself(Method method) throws Exception {
    List<String> asked = new java.util.ArrayList<>();
    LipSyncProvider provider =
        (LipSyncProvider)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {LipSyncProvider.class},
                (proxy, called, arguments) -> {
                  asked.add(called.getName());
                  return answerOf(called);
                });

    Object[] arguments = Arrays.stream(method.getParameterTypes()).map(type -> null).toArray();
    Object answer = method.invoke(new WatchedProvider(provider, meters, clock, clock), arguments);

    assertThat(asked).contains(method.getName());
    assertThat(answer).isEqualTo(answerOf(method));
  }

  @Test
  void timesEachCallUnderItsOutcome() {
    LipSyncProvider watched = new WatchedProvider(new Scripted(), meters, clock, clock);

    watched.submit(null, null, SendGate.OPEN);
    watched.read(null, "acme-1");
    watched.upload(null, null);
    watched.cancel(null, "acme-1");
    watched.account(null);

    assertThat(timer("submit", "ok").count()).isEqualTo(1);
    assertThat(timer("submit", "ok").totalTime(TimeUnit.SECONDS)).isEqualTo(7);
    assertThat(timer("read", "ok").count()).isEqualTo(1);
    assertThat(timer("upload", "RATE_LIMITED").count()).isEqualTo(1);
    assertThat(timer("cancel", "ok").count()).isEqualTo(1);
    assertThat(timer("account", "UNAUTHORIZED").count()).isEqualTo(1);
  }

  @Test
  void aFinishedTaskIsCountedOnceAndItsWaitBeginsWithTheSubmission() {
    Scripted provider = new Scripted();
    LipSyncProvider watched = new WatchedProvider(provider, meters, clock, clock);

    watched.submit(null, null, SendGate.OPEN);
    watched.read(null, "acme-1");
    clock.move(Duration.ofSeconds(50));
    provider.status = TaskStatus.COMPLETED;
    watched.read(null, "acme-1");
    clock.move(Duration.ofHours(1));
    watched.read(null, "acme-1");

    assertThat(finished("completed", "none")).isEqualTo(1);
    Timer wait = registry.get("lipsync.wait").tags("provider", "acme").timer();
    assertThat(wait.count()).isEqualTo(1);
    assertThat(wait.totalTime(TimeUnit.SECONDS))
        .as("7 s the submission, 50 s at work")
        .isEqualTo(57);
  }

  @Test
  void aWallClockThatIsSetMeanwhileChangesNoSpan() {
    MovableClock wall = new MovableClock();
    Scripted provider = new Scripted();
    LipSyncProvider watched = new WatchedProvider(provider, meters, wall, clock);

    watched.submit(null, null, SendGate.OPEN);
    wall.move(Duration.ofHours(-1));
    provider.status = TaskStatus.COMPLETED;
    watched.read(null, "acme-1");

    assertThat(registry.get("lipsync.wait").timer().totalTime(TimeUnit.SECONDS)).isEqualTo(7);
    assertThat(timer("submit", "ok").totalTime(TimeUnit.SECONDS)).isEqualTo(7);
  }

  @Test
  void theWaitOfATaskFromElsewhereBeginsWhenTheProviderSays() {
    Scripted provider = new Scripted();
    provider.status = TaskStatus.FAILED;
    provider.since = clock.instant().minusSeconds(30);

    new WatchedProvider(provider, meters, clock, clock).read(null, "acme-2");

    assertThat(finished("failed", "NO_FACE_FOUND")).isEqualTo(1);
    assertThat(
            registry
                .get("lipsync.wait")
                .tags("status", "failed")
                .timer()
                .totalTime(TimeUnit.SECONDS))
        .isEqualTo(30);
  }

  @Test
  void nobodyKnowsHowLongATaskOfUnknownBeginningTook() {
    Scripted provider = new Scripted();
    provider.status = TaskStatus.COMPLETED;

    new WatchedProvider(provider, meters, clock, clock).read(null, "acme-3");

    assertThat(registry.find("lipsync.wait").timer()).isNull();
  }

  private Timer timer(String call, String outcome) {
    return registry
        .get("lipsync.provider.calls")
        .tags("provider", "acme", "call", call, "outcome", outcome)
        .timer();
  }

  private double finished(String status, String code) {
    return registry
        .get("lipsync.tasks")
        .tags("provider", "acme", "status", status, "code", code)
        .counter()
        .count();
  }

  private static Object answerOf(Method method) {
    return switch (method.getName()) {
      case "id", "baseUrl", "taskIdInCallback" -> "acme";
      case "isTaskId" -> true;
      case "planRead" -> Duration.ofSeconds(9);
      case "submit" -> new SubmitAnswer.Unknown("?");
      case "read" -> new Answer.Later<>(BUSY, null);
      case "upload" -> new Answer.Refused<>(BUSY);
      case "cancel" -> new Answer.Ok<>(null);
      case "lost" -> new LostOrder(null, null, null, null);
      case "trace" -> new Trace.Nothing();
      case "account" -> new Answer.Ok<>(new Balance(BigDecimal.TEN, null));
      default -> null;
    };
  }

  /** A vendor of which every sort of answer can be had. */
  private final class Scripted extends AcmeProvider {
    private TaskStatus status = TaskStatus.PROCESSING;
    private Instant since;

    @Override
    public SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate) {
      clock.move(Duration.ofSeconds(7));
      return super.submit(account, order, SendGate.OPEN);
    }

    @Override
    public Answer<FoundTask> read(ProviderAccount account, String taskId) {
      LipSyncTask.Builder task = LipSyncTask.builder(id(), taskId, status);
      if (status == TaskStatus.FAILED) {
        task.failure(TaskFailure.of(FailureCode.NO_FACE_FOUND, "no face", false));
      }
      return new Answer.Ok<>(new FoundTask(task.build(), since));
    }

    @Override
    public Answer<String> upload(ProviderAccount account, MediaFile file) {
      return new Answer.Later<>(BUSY, null);
    }

    @Override
    public Answer<Balance> account(ProviderAccount account) {
      return new Answer.Refused<>(NO_KEY);
    }
  }
}
