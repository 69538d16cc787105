package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lipsync.connector.support.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkheadsTest {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final MovableClock clock = new MovableClock();

  @AfterEach
  void endAll() {
    end.countDown();
    workers.close();
  }

  @Test
  void whatIsFullForOneIsOpenForAnother() throws Exception {
    Bulkheads bulkheads = new Bulkheads(2, 0, MOMENT, clock);
    occupy(bulkheads, "slow");
    occupy(bulkheads, "slow");
    assertThat(begun(bulkheads, "slow")).isFalse();
    assertThat(begun(bulkheads, "other")).isTrue();
  }

  @Test
  void aPlaceIsFreeAgainWhenItsWorkHasEnded() throws Exception {
    Bulkheads bulkheads = new Bulkheads(1, 0, MOMENT, clock);
    Future<?> work = occupy(bulkheads, "account");
    assertThat(begun(bulkheads, "account")).isFalse();
    end.countDown();
    work.get(20, TimeUnit.SECONDS);
    assertThat(begun(bulkheads, "account")).isTrue();
  }

  @Test
  void aPlaceIsFreeAgainWhenItsWorkHasFailed() {
    Bulkheads bulkheads = new Bulkheads(1, 0, MOMENT, clock);
    IllegalStateException failure = new IllegalStateException("no");
    assertThatThrownBy(
            () ->
                bulkheads.run(
                    "account",
                    () -> {
                      throw failure;
                    },
                    wait -> null))
        .isSameAs(failure);
    assertThat(begun(bulkheads, "account")).isTrue();
  }

  @Test
  void oneThatWaitsGetsThePlaceThatIsLeft() throws Exception {
    Bulkheads bulkheads = new Bulkheads(1, 1, LONG, clock);
    occupy(bulkheads, "account");
    Future<Boolean> waiting = workers.submit(() -> begun(bulkheads, "account"));
    end.countDown();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoFindsNoPlaceComesAgainWhenThereShouldBeOne() throws Exception {
    Bulkheads bulkheads = new Bulkheads(2, 0, MOMENT, clock);
    occupy(bulkheads, "account");
    workFor(bulkheads, Duration.ofSeconds(10));
    occupy(bulkheads, "account");
    assertThat(waits(bulkheads, 4)).containsExactly(5_000L, 10_000L, 15_000L, 20_000L);
    assertThat(waits(bulkheads, 200)).isSorted().endsWith(120_000L);
  }

  @Test
  void nobodyIsSentAwayForLongWhereWorkIsQuick() throws Exception {
    Bulkheads bulkheads = new Bulkheads(2, 0, MOMENT, clock);
    occupy(bulkheads, "account");
    workFor(bulkheads, Duration.ofMillis(10));
    occupy(bulkheads, "account");
    assertThat(waits(bulkheads, 50)).containsOnly(250L);
  }

  @Test
  void workThatHasBecomeSlowIsNoticedBeforeItEnds() throws Exception {
    Bulkheads bulkheads = new Bulkheads(2, 0, MOMENT, clock);
    occupy(bulkheads, "account");
    occupy(bulkheads, "account");
    clock.move(Duration.ofSeconds(30));
    assertThat(waits(bulkheads, 2)).containsExactly(15_000L, 30_000L);
  }

  @Test
  void whoeverWasDueIsNoLongerComing() throws Exception {
    Bulkheads bulkheads = new Bulkheads(2, 0, MOMENT, clock);
    occupy(bulkheads, "account");
    workFor(bulkheads, Duration.ofSeconds(10));
    occupy(bulkheads, "account");
    assertThat(waits(bulkheads, 2)).containsExactly(5_000L, 10_000L);
    clock.move(Duration.ofSeconds(8));
    assertThat(waits(bulkheads, 1)).as("the second one is still to come").containsExactly(7_000L);
  }

  @Test
  void whereWorkIsQuickNobodyNeedsASeat() throws Exception {
    Bulkheads bulkheads = new Bulkheads(2, 0, LONG, clock);
    occupy(bulkheads, "account");
    workFor(bulkheads, Duration.ofMillis(100));
    CountDownLatch endOfThis = new CountDownLatch(1);
    occupy(bulkheads, "account", endOfThis);
    Future<Boolean> waiting = workers.submit(() -> begun(bulkheads, "account"));
    endOfThis.countDown();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void seatsAreForAllNamesTogether() throws Exception {
    Bulkheads bulkheads = new Bulkheads(1, 1, LONG, clock);
    occupy(bulkheads, "account");
    occupy(bulkheads, "other");
    FutureTask<Boolean> waiting = new FutureTask<>(() -> begun(bulkheads, "account"));
    Thread seated = Thread.ofPlatform().start(waiting);
    while (seated.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(begun(bulkheads, "other")).as("at once: the seat is taken").isFalse();
    end.countDown();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nobodyWaitsWhereAPlaceIsNotToBeExpectedSoon() throws Exception {
    Bulkheads bulkheads = new Bulkheads(1, 1, LONG, clock);
    occupy(bulkheads, "account");
    clock.move(LONG.plusMillis(1));
    assertThat(begun(bulkheads, "account")).as("at once, though patience is long").isFalse();
  }

  @Test
  void nobodyGoesOnWaitingWhereWorkHasBecomeSlow() throws Exception {
    Bulkheads bulkheads = new Bulkheads(1, 1, LONG, clock);
    occupy(bulkheads, "account");
    Future<Boolean> waiting = workers.submit(() -> begun(bulkheads, "account"));
    clock.move(LONG.plusMillis(1));
    assertThat(waiting.get(LONG.toSeconds() / 2, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void thereIsAtLeastOnePlace() {
    assertThatThrownBy(() -> new Bulkheads(0, 0, MOMENT, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("places is 0, it must be at least 1");
  }

  private void workFor(Bulkheads bulkheads, Duration time) {
    bulkheads.run(
        "account",
        () -> {
          clock.move(time);
          return null;
        },
        wait -> null);
  }

  private static List<Long> waits(Bulkheads bulkheads, int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> bulkheads.<Long>run("account", () -> null, Duration::toMillis))
        .toList();
  }

  private static boolean begun(Bulkheads bulkheads, String name) {
    return bulkheads.run(name, () -> true, wait -> false);
  }

  private Future<?> occupy(Bulkheads bulkheads, String name) throws InterruptedException {
    return occupy(bulkheads, name, end);
  }

  private Future<?> occupy(Bulkheads bulkheads, String name, CountDownLatch until)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> work = workers.submit(() -> bulkheads.run(name, waitFor(begun, until), wait -> null));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    return work;
  }

  private static Supplier<Boolean> waitFor(CountDownLatch begun, CountDownLatch end) {
    return () -> {
      begun.countDown();
      try {
        return end.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
