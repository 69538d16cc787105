package io.lipsync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class StuckStreamReleaseTest {
  private final ReentrantLock lock = new ReentrantLock();
  private final StuckStreamRelease release =
      new StuckStreamRelease(
          Duration.ofMillis(20), frame -> frame.getMethodName().equals("closeStream"));

  @Test
  void aWaitThatNothingEndsIsEnded() throws InterruptedException {
    lock.lock();
    try (CamundaClient client = client()) {
      Thread closing =
          Thread.ofPlatform()
              .start(
                  () -> {
                    release.postProcessBeforeDestruction(client, "camundaClient");
                    closeStream();
                  });

      assertThat(closing.join(Duration.ofSeconds(30))).isTrue();
    } finally {
      lock.unlock();
    }
  }

  @Test
  void anyOtherWaitIsLeftAlone() throws InterruptedException {
    CountDownLatch workDone = new CountDownLatch(1);
    boolean[] interrupted = new boolean[1];
    try (CamundaClient client = client()) {
      Thread closing =
          Thread.ofPlatform()
              .start(
                  () -> {
                    release.postProcessBeforeDestruction(client, "camundaClient");
                    interrupted[0] = isInterruptedWaitingFor(workDone);
                  });
      assertThat(closing.join(Duration.ofMillis(200))).isFalse();
      workDone.countDown();
      assertThat(closing.join(Duration.ofSeconds(30))).isTrue();
    }
    assertThat(interrupted[0]).isFalse();
  }

  @Test
  void onlyTheClientIsWatched() throws Exception {
    try (CamundaClient client = client()) {
      assertThat(release.requiresDestruction(client)).isTrue();
      assertThat(release.requiresDestruction("another bean")).isFalse();
    }
  }

  private void closeStream() {
    try {
      lock.lockInterruptibly();
      lock.unlock();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isInterruptedWaitingFor(CountDownLatch work) {
    try {
      work.await();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static CamundaClient client() {
    return CamundaClient.newClientBuilder()
        .grpcAddress(URI.create("http://localhost:1"))
        .restAddress(URI.create("http://localhost:1"))
        .build();
  }
}
