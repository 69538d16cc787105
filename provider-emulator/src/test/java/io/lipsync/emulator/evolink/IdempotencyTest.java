package io.lipsync.emulator.evolink;

import static io.lipsync.emulator.EvoLinkClient.body;
import static io.lipsync.emulator.EvoLinkClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.EvoLinkClient;
import io.lipsync.emulator.ProviderEmulator;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {

  private static final String KEY = "0123456789.abc_DEF-x";

  @Test
  void sameKeyAndBodyGetTheSameTaskAndNoSecondBill() {
    try (var emulator =
            ProviderEmulator.start(EmulatorSettings.defaults().withIdempotencyHonoured(true));
        var client = new EvoLinkClient(emulator)) {
      HttpResponse<String> first = client.submit(body(), "Idempotency-Key", KEY);
      HttpResponse<String> second = client.submit(body(), "Idempotency-Key", KEY);

      assertThat(json(second).get("id")).isEqualTo(json(first).get("id"));
      assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
      assertThat(second.headers().firstValue("idempotency-replayed")).hasValue("true");
      assertThat(emulator.evolink().journal().summary().billedTasks()).isEqualTo(1);
      assertThat(emulator.evolink().journal().summary().idempotentReplays()).isEqualTo(1);
    }
  }

  @Test
  void sameKeyOfAnotherAccountIsAnotherKey() {
    try (var emulator =
            ProviderEmulator.start(EmulatorSettings.defaults().withIdempotencyHonoured(true));
        var client = new EvoLinkClient(emulator)) {
      client.submit(body(), "Idempotency-Key", KEY);
      client.submit(body(), "Idempotency-Key", KEY, "Authorization", "Bearer sk-other");
      assertThat(emulator.evolink().journal().summary().billedTasks()).isEqualTo(2);
    }
  }

  @Test
  void sameKeyWithAnotherBodyIsAConflict() {
    try (var emulator =
            ProviderEmulator.start(EmulatorSettings.defaults().withIdempotencyHonoured(true));
        var client = new EvoLinkClient(emulator)) {
      client.submit(body(), "Idempotency-Key", KEY);
      HttpResponse<String> other =
          client.submit(body().put("query_face_threshold", 140), "Idempotency-Key", KEY);

      assertThat(other.statusCode()).isEqualTo(409);
      assertThat(json(other).at("/error/code").asText()).isEqualTo("idempotency_conflict");
      assertThat(emulator.evolink().journal().summary().billedTasks()).isEqualTo(1);
    }
  }

  @Test
  void lostAnswerIsRecoveredByTheSameKey() throws IOException {
    try (var emulator =
            ProviderEmulator.start(EmulatorSettings.defaults().withIdempotencyHonoured(true));
        var client = new EvoLinkClient(emulator)) {
      var request = client.submitRequest(body("accept-empty"), "Idempotency-Key", KEY).build();

      assertThat(client.sendOrFail(request).body()).isEmpty();
      assertThat(json(client.sendOrFail(request)).get("id").asText())
          .isEqualTo(emulator.evolink().journal().tasks().getFirst().id());
      assertThat(emulator.evolink().journal().summary().billedTasks()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"too-short", "sixteen-chars-but!", "sixteen chars and more"})
  void keysOfTheWrongFormAreRefused(String key) {
    try (var emulator =
            ProviderEmulator.start(EmulatorSettings.defaults().withIdempotencyHonoured(true));
        var client = new EvoLinkClient(emulator)) {
      assertThat(client.submit(body(), "Idempotency-Key", key).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void headerIsIgnoredUnlessAskedFor() {
    try (var emulator = ProviderEmulator.start(EmulatorSettings.defaults());
        var client = new EvoLinkClient(emulator)) {
      client.submit(body(), "Idempotency-Key", KEY);
      client.submit(body(), "Idempotency-Key", KEY);
      assertThat(emulator.evolink().journal().summary().billedTasks()).isEqualTo(2);
    }
  }
}
