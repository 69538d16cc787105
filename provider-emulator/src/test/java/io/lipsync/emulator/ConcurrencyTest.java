package io.lipsync.emulator;

import static io.lipsync.emulator.EvoLinkClient.body;
import static io.lipsync.emulator.EvoLinkClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

  @Test
  void manySlowSubmitsAreAnsweredAtTheSameTime() throws Exception {
    var settings = EmulatorSettings.defaults().withSubmitLatency(Duration.ofMillis(500));
    try (var emulator = ProviderEmulator.start(settings);
        var client = new EvoLinkClient(emulator);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      client.query("task-unified-1-warmed-up");
      long start = System.nanoTime();
      Callable<String> submit = () -> json(client.submit(body())).get("id").asText();
      List<Future<String>> answers =
          callers.invokeAll(IntStream.range(0, 128).mapToObj(i -> submit).toList());

      Set<String> ids = answers.stream().map(Future::resultNow).collect(Collectors.toSet());
      assertThat(ids).hasSize(128);
      // One after the other they would take 64 s.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(emulator.evolink().journal().summary().billedTasks()).isEqualTo(128);
    }
  }

  @Test
  void sameIdempotencyKeyAtTheSameTimeIsBilledOnce() throws Exception {
    var settings = EmulatorSettings.defaults().withIdempotencyHonoured(true);
    try (var emulator = ProviderEmulator.start(settings);
        var client = new EvoLinkClient(emulator);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> submit =
          () -> client.submit(body(), "Idempotency-Key", "one-key-for-all-of-them").statusCode();
      List<Future<Integer>> answers =
          callers.invokeAll(IntStream.range(0, 32).mapToObj(i -> submit).toList());

      assertThat(answers).extracting(Future::resultNow).containsOnly(200);
      assertThat(emulator.evolink().journal().summary().billedTasks()).isEqualTo(1);
    }
  }
}
