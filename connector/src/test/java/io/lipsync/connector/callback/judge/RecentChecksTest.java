package io.lipsync.connector.callback.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RecentChecksTest {
  private static final Verdict EARLY = new Verdict.NotFinished("task", TaskStatus.PROCESSING);
  private static final Verdict FINISHED =
      new Verdict.Finished(LipSyncTask.builder("evolink", "task", TaskStatus.COMPLETED).build());

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicInteger reads = new AtomicInteger();
  private final RecentChecks checks = new RecentChecks(now::get);

  @Test
  void aTaskIsReadOnceASecond() {
    for (int i = 0; i < 500; i++) {
      assertThat(check("task", "key", EARLY)).isEqualTo(EARLY);
    }
    assertThat(reads).hasValue(1);

    move(Duration.ofMillis(999));
    check("task", "key", EARLY);
    assertThat(reads).hasValue(1);

    move(Duration.ofMillis(1));
    assertThat(check("task", "key", FINISHED)).isEqualTo(FINISHED);
    assertThat(reads).hasValue(2);
  }

  @Test
  void aFinishedTaskIsRememberedForTenSeconds() {
    check("task", "key", FINISHED);
    move(Duration.ofMillis(9_999));
    assertThat(check("task", "key", EARLY)).isEqualTo(FINISHED);

    move(Duration.ofMillis(1));
    assertThat(check("task", "key", EARLY)).isEqualTo(EARLY);
  }

  @Test
  void severalAddressesOfOneTaskShareItsRead() {
    check("task", "one", EARLY);
    assertThat(check("task", "two", FINISHED)).isEqualTo(EARLY);
    assertThat(reads).hasValue(1);
  }

  @Test
  void oneAddressAsksForOneTaskInAMoment() {
    check("task", "key", EARLY);

    assertThat(check("other", "key", EARLY))
        .isEqualTo(
            new Verdict.Unreadable(
                "other", "another task was named at the same address a moment ago"));
    assertThat(check("other", "its-own", EARLY)).isEqualTo(EARLY);
    assertThat(reads).hasValue(2);
  }

  @Test
  void accountsHaveNothingInCommon() {
    check("task", "key", EARLY);
    checks.check("another account", new SignalVerdict.Genuine("task", "key"), read(EARLY));

    assertThat(reads).hasValue(2);
  }

  @Test
  void aReadThatEndsBadlyBlocksNobody() {
    assertThatThrownBy(
            () ->
                checks.check(
                    "account",
                    new SignalVerdict.Genuine("task", "key"),
                    () -> {
                      throw new IllegalStateException("x");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(check("task", "key", FINISHED)).isInstanceOf(Verdict.Unreadable.class);

    move(Duration.ofSeconds(1));
    assertThat(check("task", "key", FINISHED)).isEqualTo(FINISHED);
  }

  @Test
  void theNewestAreRememberedAndNoMore() {
    for (int i = 0; i <= RecentChecks.MOST; i++) {
      check("task-" + i, "key-" + i, EARLY);
    }
    reads.set(0);

    check("task-1", "key-1", EARLY);
    assertThat(reads).as("still known").hasValue(0);
    check("task-0", "key-0", EARLY);
    assertThat(reads).as("forgotten").hasValue(1);
  }

  private Verdict check(String task, String key, Verdict answer) {
    return checks.check("account", new SignalVerdict.Genuine(task, key), read(answer));
  }

  private Supplier<Verdict> read(Verdict answer) {
    return () -> {
      reads.incrementAndGet();
      return answer;
    };
  }

  private void move(Duration duration) {
    now.addAndGet(duration.toNanos());
  }
}
