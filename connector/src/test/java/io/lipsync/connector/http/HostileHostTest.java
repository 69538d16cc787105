package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every odd answer to every client: the call ends as a value, holds no connection afterwards, and
 * the next call gets its own answer.
 */
@Timeout(value = 25, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileHostTest {
  static final Duration SHORT = Duration.ofMillis(400);
  static final Duration LONG = Duration.ofSeconds(60);

  @TempDir static Path folder;

  static Stream<Arguments> all() {
    return Arrays.stream(AnyClient.values())
        .flatMap(
            client ->
                Arrays.stream(OddAnswer.values()).map(answer -> Arguments.of(client, answer)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aHostHurtsNobody(AnyClient kind, OddAnswer odd) throws Exception {
    try (ScriptedServer host = odd.host();
        AnyClient.Caller client = kind.open(folder, odd.end.isSlow() ? SHORT : LONG)) {
      String said = client.call(host.http("/odd"));
      awaitRelease(client);
      if (!odd.end.isAnswer()) {
        assertThat(said).isEqualTo(AnyClient.LOST);
      } else if (kind.compareTo(AnyClient.UPLOAD) <= 0) {
        assertThat(said).as("the status is an answer").isNotEqualTo(AnyClient.LOST);
      }
      if (!odd.end.isSlow()) {
        assertThat(client.call(host.http("/good"))).as("the next call").isEqualTo("good");
        awaitRelease(client);
      }
    }
  }

  /** Where a deadline hangs up, the call may return a moment before the connection is counted. */
  static void awaitRelease(AnyClient.Caller client) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (int turn = 0; client.leased() > 0 && turn < 500; turn++) {
      never.await(10, TimeUnit.MILLISECONDS);
    }
    assertThat(client.leased()).as("connections held").isZero();
  }
}
