package io.lipsync.connector.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UndisturbedTest {

  @AfterEach
  void leaveNoMark() {
    Thread.interrupted();
  }

  @Test
  void anInterruptedWorkerStillGetsTheWholeAnswer() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Exchanger<Thread> worker = new Exchanger<>();
    Thread shutdown =
        Thread.ofVirtual()
            .start(
                () -> {
                  exchange(worker, null).interrupt();
                  interrupted.countDown();
                });
    Thread self = Thread.currentThread();

    String answer =
        Undisturbed.run(
            () -> {
              exchange(worker, self);
              await(interrupted);
              return "paid";
            });

    assertThat(answer).isEqualTo("paid");
    assertThat(Thread.currentThread().isInterrupted()).as("mark left behind").isFalse();
    shutdown.join();
  }

  @Test
  void aWorkerThatWasInterruptedBeforeStillGetsTheWholeAnswer() {
    Thread.currentThread().interrupt();

    boolean disturbed = Undisturbed.run(() -> Thread.currentThread().isInterrupted());

    assertThat(disturbed).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).as("mark left behind").isFalse();
  }

  @Test
  void aFailureIsTheOperationsOwn() {
    IllegalStateException failure = new IllegalStateException("refused");

    assertThatThrownBy(
            () ->
                Undisturbed.run(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  private static Thread exchange(Exchanger<Thread> with, Thread mine) {
    try {
      return with.exchange(mine, 10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
