package io.lipsync.connector.limits;

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

class PermitsTest {
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
    Permits permits = new Permits(2, 0, MOMENT, clock);
    occupy(permits, "slow");
    occupy(permits, "slow");
    assertThat(runs(permits, "slow")).isFalse();
    assertThat(runs(permits, "other")).isTrue();
  }

  @Test
  void aPermitIsReleasedWhenItsWorkHasEnded() throws Exception {
    Permits permits = new Permits(1, 0, MOMENT, clock);
    Future<?> work = occupy(permits, "account");
    assertThat(runs(permits, "account")).isFalse();
    end.countDown();
    work.get(20, TimeUnit.SECONDS);
    assertThat(runs(permits, "account")).isTrue();
  }

  @Test
  void aPermitIsReleasedWhenItsWorkHasFailed() {
    Permits permits = new Permits(1, 0, MOMENT, clock);
    IllegalStateException failure = new IllegalStateException("no");
    assertThatThrownBy(
            () ->
                permits.run(
                    "account",
                    () -> {
                      throw failure;
                    },
                    wait -> null))
        .isSameAs(failure);
    assertThat(runs(permits, "account")).isTrue();
  }

  @Test
  void aWaiterGetsThePermitThatIsReleased() throws Exception {
    Permits permits = new Permits(1, 1, LONG, clock);
    occupy(permits, "account");
    Future<Boolean> waiting = workers.submit(() -> runs(permits, "account"));
    end.countDown();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waitersAreLimitedForAllNamesTogether() throws Exception {
    Permits permits = new Permits(1, 1, LONG, clock);
    occupy(permits, "account");
    occupy(permits, "other");
    FutureTask<Boolean> waiting = new FutureTask<>(() -> runs(permits, "account"));
    Thread waiter = Thread.ofPlatform().start(waiting);
    while (waiter.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(runs(permits, "other")).as("at once: the only waiter is another").isFalse();
    end.countDown();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void thoseWhoAreTurnedAwayReturnOneByOne() throws Exception {
    Permits permits = new Permits(1, 0, MOMENT, clock);
    occupy(permits, "account");
    assertThat(returns(permits, 3)).containsExactly(2_000L, 2_050L, 2_100L);
    clock.move(Duration.ofSeconds(10));
    assertThat(returns(permits, 2)).containsExactly(2_000L, 2_050L);
    assertThat(returns(permits, 10_000)).isSorted().endsWith(120_000L);
  }

  @Test
  void thereIsAtLeastOnePermit() {
    assertThatThrownBy(() -> new Permits(0, 0, MOMENT, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("permits is 0, it must be at least 1");
  }

  private static List<Long> returns(Permits permits, int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> permits.<Long>run("account", () -> null, Duration::toMillis))
        .toList();
  }

  private static boolean runs(Permits permits, String name) {
    return permits.run(name, () -> true, wait -> false);
  }

  private Future<?> occupy(Permits permits, String name) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> work = workers.submit(() -> permits.run(name, until(begun), wait -> null));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    return work;
  }

  private Supplier<Boolean> until(CountDownLatch begun) {
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
