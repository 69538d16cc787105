package io.lipsync.benchmarks;

import com.standardwebhooks.Webhook;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.ResolveUnknown;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.provider.joggai.JoggaiProvider;
import io.lipsync.connector.provider.joggai.JoggaiSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The check of a signed webhook: JoggAI's by this connector, which also looks for the task in the
 * body, and one of the same size by the Standard Webhooks library. Both are HMAC-SHA256.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SignatureBenchmark {
  private static final String EVENT = "generated_lip_sync_video_success";
  private static final String BODY =
      "{\"event_id\":\"evt-1\",\"event\":\"%s\",\"timestamp\":1775200000,\"data\":{\"task_id\":\"task-0123456789\",\"result_url\":\"https://res.jogg.ai/%s.mp4\"}}"
          .formatted(EVENT, "x".repeat(300));
  private static final String SECRET = "benchmarks-secret-0123456789";

  private ApiClient client;
  private SignalVerifier verifier;
  private Signal signal;
  private Webhook standard;
  private java.util.HashMap<String, List<String>> standardHeaders;

  /** Signs both. */
  @Setup
  public void sign() throws Exception {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    client = new ApiClient(HttpSettings.defaults(), Clock.systemUTC());
    verifier =
        new JoggaiProvider(client, settings())
            .signals(new SignalSettings(null, List.of(Secret.of(SECRET))));
    signal =
        new Signal(
            Map.of("X-Webhook-Signature", HexFormat.of().formatHex(Secret.of(SECRET).hmac(body))),
            Map.of(),
            body);
    if (!(verifier.verify(signal) instanceof SignalVerdict.Genuine)) {
      throw new IllegalStateException("the webhook should be genuine");
    }
    standard =
        new Webhook(Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)));
    long now = System.currentTimeMillis() / 1_000;
    standardHeaders = new java.util.HashMap<>();
    standardHeaders.put("webhook-id", List.of("evt-1"));
    standardHeaders.put("webhook-timestamp", List.of(Long.toString(now)));
    standardHeaders.put("webhook-signature", List.of(standard.sign("evt-1", now, BODY)));
  }

  /** Closes the client that was never used. */
  @TearDown
  public void close() {
    client.close();
  }

  /** This connector. */
  @Benchmark
  public Object checkedWebhook() {
    return verifier.verify(signal);
  }

  /** The library. */
  @Benchmark
  public Object checkedWebhook_standard() throws Exception {
    standard.verify(BODY, standardHeaders);
    return standard;
  }

  private static JoggaiSettings settings() {
    return new JoggaiSettings(
        "https://api.jogg.ai",
        "/open/v2",
        "/v2",
        20,
        Duration.ofSeconds(10),
        "timeout",
        null,
        ResolveUnknown.OFF, Duration.ofHours(24),
        new JoggaiSettings.Webhook(List.of(EVENT), List.of("task_id")));
  }
}
