package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkheadsTest {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void endAll() {
    end.countDown();
    workers.close();
  }

  @Test
  void whatIsFullForOneIsOpenForAnother() throws Exception {
    Bulkheads bulkheads = new Bulkheads(2, 0, MOMENT);
    occupy(bulkheads, "slow");
    occupy(bulkheads, "slow");
    assertThat(begun(bulkheads, "slow")).isFalse();
    assertThat(begun(bulkheads, "other")).isTrue();
  }

  @Test
  void aPlaceIsFreeAgainWhenItsWorkHasEnded() throws Exception {
    Bulkheads bulkheads = new Bulkheads(1, 0, MOMENT);
    Future<?> work = occupy(bulkheads, "account");
    assertThat(begun(bulkheads, "account")).isFalse();
    end.countDown();
    work.get(20, TimeUnit.SECONDS);
    assertThat(begun(bulkheads, "account")).isTrue();
  }

  @Test
  void aPlaceIsFreeAgainWhenItsWorkHasFailed() {
    Bulkheads bulkheads = new Bulkheads(1, 0, MOMENT);
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
    Bulkheads bulkheads = new Bulkheads(1, 1, LONG);
    occupy(bulkheads, "account");
    Future<Boolean> waiting = workers.submit(() -> begun(bulkheads, "account"));
    end.countDown();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theMoreAreComingAgainTheLaterTheNextOneComes() throws Exception {
    Bulkheads bulkheads = new Bulkheads(2, 0, MOMENT);
    occupy(bulkheads, "account");
    occupy(bulkheads, "account");
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      waits.add(bulkheads.run("account", () -> null, Duration::toSeconds));
    }
    assertThat(waits).startsWith(5L, 5L, 10L, 10L, 15L).endsWith(300L, 300L).isSorted();
  }

  @Test
  void whoeverCameInIsNoLongerComing() throws Exception {
    Bulkheads bulkheads = new Bulkheads(1, 0, MOMENT);
    for (int i = 0; i < 3; i++) {
      CountDownLatch endOfThis = new CountDownLatch(1);
      Future<?> work = occupy(bulkheads, "account", endOfThis);
      assertThat(bulkheads.<Long>run("account", () -> null, Duration::toSeconds)).isEqualTo(5);
      endOfThis.countDown();
      work.get(20, TimeUnit.SECONDS);
      assertThat(begun(bulkheads, "account")).isTrue();
    }
  }

  @Test
  void thereIsAtLeastOnePlace() {
    assertThatThrownBy(() -> new Bulkheads(0, 0, MOMENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("places is 0, it must be at least 1");
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
