package io.lipsync.examples.contract;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.ResolveUnknown;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.provider.dashscope.DashscopeSettings;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.provider.evolink.EvolinkSettings;
import io.lipsync.connector.provider.joggai.JoggaiProvider;
import io.lipsync.connector.provider.joggai.JoggaiSettings;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.VendorEmulator;
import io.lipsync.emulator.dashscope.DashScopeSettings;
import io.lipsync.emulator.joggai.JoggAiSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.unit.DataSize;

/**
 * The connector's real providers on its real HTTP client, and before them the vendors' stand-ins,
 * which were written from the vendors' documents and know nothing of the connector.
 */
final class ContractBench implements BeforeEachCallback, AfterAllCallback {
  /** Every row of the error tables is asked for at once, by one account. */
  private static final int QUERIES_PER_SECOND = 1_000;

  /** A key that all three vendors take. */
  static final String API_KEY = "sk-contract-0123456789";

  /** Long enough for any answer, short enough to be waited for. */
  private static final Duration SILENCE = Duration.ofMillis(700);

  private final ProviderEmulator emulator;
  private final ApiClient client;
  private final Providers providers;

  private ContractBench(EmulatorSettings settings, ResolveUnknown resolve) {
    emulator = ProviderEmulator.start(settings);
    Clock clock = new EmulatorTime(emulator);
    client =
        new ApiClient(
            new HttpSettings(
                20,
                10,
                SILENCE,
                SILENCE,
                SILENCE,
                SILENCE.multipliedBy(4),
                Set.of(emulator.baseUri().getHost())),
            clock);
    providers =
        new Providers(
            List.of(
                new EvolinkProvider(client, evolink(emulator, resolve)),
                new DashscopeProvider(client, dashscope(emulator, resolve), clock, clock),
                new JoggaiProvider(client, joggai(emulator, resolve))),
            List.of());
  }

  /** Vendors without limits, whose tasks end at once. */
  static ContractBench start() {
    return new ContractBench(limitless(), ResolveUnknown.OFF);
  }

  /** The same, asked what became of orders without an answer. */
  static ContractBench startAsking() {
    return new ContractBench(limitless(), ResolveUnknown.LOOKUP);
  }

  /** The same with other rules. */
  static ContractBench start(EmulatorSettings settings) {
    return new ContractBench(settings, ResolveUnknown.OFF);
  }

  /** Vendors without limits, whose tasks end at once. */
  static EmulatorSettings limitless() {
    return EmulatorSettings.defaults()
        .withRenderDuration(Duration.ZERO)
        .withDashScope(DashScopeSettings.defaults().withSubmitsPerSecond(0).withQueriesPerSecond(0))
        .withJoggAi(JoggAiSettings.defaults().withPostsPerMinute(0));
  }

  ProviderEmulator emulator() {
    return emulator;
  }

  Providers providers() {
    return providers;
  }

  /** The stand-in of a provider. */
  VendorEmulator vendor(String provider) {
    return emulator.vendors().stream()
        .filter(vendor -> vendor.name().equals(provider))
        .findFirst()
        .orElseThrow();
  }

  ProviderAccount account(String provider) {
    return account(provider, API_KEY);
  }

  ProviderAccount account(String provider, String apiKey) {
    return providers.account(new Connection(provider, apiKey, null));
  }

  /** Submits one task that lives through this scenario. */
  SubmitAnswer submit(String provider, String scenario) {
    ProviderAccount account = account(provider);
    return account.provider().submit(account, order(scenario), SendGate.OPEN);
  }

  /** Submits one task that lives through this scenario, and asks for it. */
  Answer<FoundTask> submitAndRead(String provider, String scenario) {
    return read(provider, submitted(provider, scenario));
  }

  /** The id of a new task that lives through this scenario. */
  String submitted(String provider, String scenario) {
    SubmitAnswer answer = submit(provider, scenario);
    if (answer instanceof SubmitAnswer.Accepted accepted) {
      return accepted.taskId();
    }
    throw new AssertionError(provider + " did not accept: " + answer);
  }

  Answer<FoundTask> read(String provider, String taskId) {
    ProviderAccount account = account(provider);
    return account.provider().read(account, taskId);
  }

  Answer<String> cancel(String provider, String taskId) {
    ProviderAccount account = account(provider);
    return account.provider().cancel(account, taskId);
  }

  /** An order like no other. */
  static SubmitOrder order(String scenario) {
    String words = URLEncoder.encode(scenario, StandardCharsets.UTF_8);
    return new SubmitOrder(
        UUID.randomUUID().toString(),
        "https://media.example.com/speaker.mp4?emulate=" + words,
        "https://media.example.com/speech.wav",
        null,
        false,
        170,
        null,
        null);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    emulator.reset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client.close();
    emulator.close();
  }

  private static EvolinkSettings evolink(ProviderEmulator emulator, ResolveUnknown resolve) {
    return new EvolinkSettings(
        emulator.evolink().baseUri().toString(),
        emulator.evolink().filesUri().toString(),
        DataSize.ofMegabytes(95),
        false,
        resolve,
        Duration.ofHours(24));
  }

  private static DashscopeSettings dashscope(ProviderEmulator emulator, ResolveUnknown resolve) {
    return new DashscopeSettings(
        emulator.dashscope().baseUri().toString(),
        "/api/v1/services/aigc/image2video/video-synthesis/",
        1,
        1,
        QUERIES_PER_SECOND,
        Duration.ofSeconds(15),
        ZoneId.of("Asia/Shanghai"),
        false,
        resolve,
        Duration.ofHours(24),
        new DashscopeSettings.Events(List.of(), false, false));
  }

  private static JoggaiSettings joggai(ProviderEmulator emulator, ResolveUnknown resolve) {
    URI baseUri = emulator.joggai().baseUri();
    return new JoggaiSettings(
        baseUri.toString(),
        "/open/v2",
        "/v2",
        20,
        Duration.ofSeconds(10),
        "fetch failed|timeout|download",
        null,
        resolve,
        Duration.ofHours(24),
        new JoggaiSettings.Webhook(List.of(), List.of()));
  }
}
