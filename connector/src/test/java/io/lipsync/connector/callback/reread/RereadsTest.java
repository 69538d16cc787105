package io.lipsync.connector.callback.reread;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.support.ManualDelay;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When tasks are read again, how often, and for how many. */
class RereadsTest {
  private static final Verdict LATER = new Verdict.Unreadable("t", "HTTP 503");
  private static final Verdict FINISHED =
      new Verdict.Finished(LipSyncTask.builder("acme", "t", TaskStatus.COMPLETED).build());

  private final ManualDelay time = new ManualDelay();
  private final Rereads rereads = new Rereads(time);
  private final Object element = new Object();
  private final Scripted work = new Scripted();

  private static final class Scripted implements Rereads.Work {
    private Supplier<Verdict> verdict = () -> LATER;
    private Supplier<Boolean> engine = () -> true;
    private int reads;
    private int handedOver;
    private final List<Verdict> givenUp = new ArrayList<>();

    @Override
    public Verdict read() {
      reads++;
      return verdict.get();
    }

    @Override
    public boolean handOver(LipSyncTask task) {
      handedOver++;
      return engine.get();
    }

    @Override
    public void givenUp(Verdict last) {
      givenUp.add(last);
    }
  }

  @Test
  void aTaskIsReadAtGrowingIntervalsForTenMinutes() {
    rereads.begin(key("k", "t"), element, work);
    List<Long> seconds = new ArrayList<>();
    for (long second = 1; second <= 1200; second++) {
      int before = work.reads;
      time.pass(Duration.ofSeconds(1));
      if (work.reads > before) {
        seconds.add(second);
      }
    }
    assertThat(seconds)
        .containsExactly(5L, 15L, 35L, 75L, 135L, 195L, 255L, 315L, 375L, 435L, 495L, 555L, 615L);
    assertThat(work.givenUp).containsExactly(LATER);
    assertThat(work.handedOver).isZero();
    assertThat(time.size()).isZero();
  }

  @Test
  void aFinishedTaskIsHandedOverOnceAndNotReadAnyMore() {
    rereads.begin(key("k", "t"), element, work);
    time.pass(Duration.ofSeconds(20));
    work.verdict = () -> FINISHED;
    time.pass(Duration.ofMinutes(20));
    assertThat(work.handedOver).isEqualTo(1);
    assertThat(work.reads).isEqualTo(3);
    assertThat(work.givenUp).isEmpty();
    assertThat(rereads.begin(key("k", "t"), element, work)).as("there is room again").isTrue();
  }

  @Test
  void anEngineThatDoesNotTakeItIsAskedAgain() {
    work.verdict = () -> FINISHED;
    work.engine = () -> work.handedOver == 3;
    rereads.begin(key("k", "t"), element, work);
    time.pass(Duration.ofMinutes(20));
    assertThat(work.handedOver).isEqualTo(3);
    assertThat(work.givenUp).isEmpty();
  }

  @Test
  void aTaskIsNotReadTwiceAtATime() {
    assertThat(rereads.begin(key("k", "t"), element, work)).isTrue();
    assertThat(rereads.begin(key("k", "t"), element, work)).isFalse();
    time.pass(Duration.ofSeconds(5));
    assertThat(rereads.begin(key("k", "t"), element, work)).isFalse();
    assertThat(work.reads).isEqualTo(1);
  }

  @Test
  void whatHasReachedTheEngineIsNotReadAnyMore() {
    rereads.begin(key("k", "t"), element, work);
    rereads.end(key("k", "t"));
    time.pass(Duration.ofMinutes(20));
    assertThat(work.reads).isZero();
    assertThat(work.givenUp).isEmpty();
  }

  @Test
  void whatReachesTheEngineDuringTheReadIsNotHandedOverOnceMore() {
    work.verdict =
        () -> {
          rereads.end(key("k", "t"));
          return FINISHED;
        };
    rereads.begin(key("k", "t"), element, work);
    time.pass(Duration.ofMinutes(20));
    assertThat(work.reads).isEqualTo(1);
    assertThat(work.handedOver).isZero();
  }

  @Test
  void anElementThatEndsTakesItsTasksWithItAndNoOthers() {
    Scripted others = new Scripted();
    rereads.begin(key("k", "t"), element, work);
    rereads.begin(key("k2", "t2"), element, work);
    rereads.begin(key("k3", "t3"), new Object(), others);
    assertThat(rereads.endAll(element)).isEqualTo(2);
    time.pass(Duration.ofSeconds(5));
    assertThat(work.reads).isZero();
    assertThat(others.reads).isEqualTo(1);
  }

  @Test
  void whoKnowsOneAddressHoldsThreePlacesAtMost() {
    for (int task = 0; task < 10; task++) {
      assertThat(rereads.begin(key("k", "t" + task), element, work)).isEqualTo(task < 3);
    }
    assertThat(rereads.begin(key("another", "t"), element, work)).isTrue();
    assertThat(rereads.begin(new Rereads.Key("other account", "k", "t"), element, work)).isTrue();
  }

  @Test
  void thereIsAnEnd() {
    for (int task = 0; task < Rereads.MOST + 10; task++) {
      assertThat(rereads.begin(key("k" + task, "t"), element, work)).isEqualTo(task < Rereads.MOST);
    }
    assertThat(time.size()).isEqualTo(Rereads.MOST);
  }

  @Test
  void aFaultOfOthersEndsNothingEarly() {
    work.verdict =
        () -> {
          throw new IllegalStateException("x");
        };
    rereads.begin(key("k", "t"), element, work);
    time.pass(Duration.ofSeconds(30));
    work.verdict = () -> FINISHED;
    work.engine =
        () -> {
          if (work.handedOver == 1) {
            throw new IllegalStateException("y");
          }
          return true;
        };
    time.pass(Duration.ofMinutes(20));
    assertThat(work.handedOver).isEqualTo(2);
    assertThat(work.givenUp).isEmpty();
  }

  @Test
  void theKeyOfAProcessIsNotPrinted() {
    assertThat(key("s3cr3t", "t")).hasToString("Key[t]");
  }

  @Test
  void workIsDoneOnAThreadThatKeepsNothingAlive() {
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    Rereads.Delay.VIRTUAL_THREADS.run(
        Duration.ofMillis(1), () -> worker.complete(Thread.currentThread()));
    assertThat(worker.join().isVirtual()).isTrue();
  }

  private static Rereads.Key key(String correlationKey, String taskId) {
    return new Rereads.Key("account", correlationKey, taskId);
  }
}
