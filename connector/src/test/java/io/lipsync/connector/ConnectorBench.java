package io.lipsync.connector;

import io.camunda.connector.api.secret.SecretProvider;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.FileClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.input.JobInputs;
import io.lipsync.connector.input.RequestedSecrets;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.operation.OperationRunner;
import io.lipsync.connector.operation.OperationWatch;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.query.AccountReader;
import io.lipsync.connector.query.LostOrders;
import io.lipsync.connector.query.TaskCanceller;
import io.lipsync.connector.query.TaskReader;
import io.lipsync.connector.result.ResultSaver;
import io.lipsync.connector.result.ResultSettings;
import io.lipsync.connector.support.Jobs;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.RememberingGuard;
import io.lipsync.connector.support.Submitters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** The whole connector over real providers, with jobs as the stock runtime hands them over. */
final class ConnectorBench {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final ApiClient CLIENT = new ApiClient(HttpSettings.defaults(), CLOCK);
  private static final FileClient FILES =
      new FileClient(HttpSettings.defaults(), Duration.ofSeconds(5));

  private final Supplier<List<LipSyncProvider>> vendors;
  private final SecretProvider store;

  /**
   * @param secrets the runtime's secrets
   */
  ConnectorBench(Supplier<List<LipSyncProvider>> vendors, Map<String, String> secrets) {
    this.vendors = vendors;
    this.store = Jobs.secrets(secrets);
  }

  /** Runs one job. */
  Object execute(String operation, String variables) {
    CallbackUrls callbackUrls = new CallbackUrls(null, false);
    Providers providers = new Providers(vendors.get(), List.of());
    RequestedSecrets requested = new RequestedSecrets(() -> Stream.of(store));
    LipSyncConnector connector =
        new LipSyncConnector(
            new JobInputs(requested),
            Submitters.of(
                providers, callbackUrls, MediaProbes.unused(), new RememberingGuard(), CLOCK),
            new TaskReader(
                providers,
                callbackUrls,
                CLOCK,
                new LostOrders(Duration.ofMinutes(2), CLOCK, CLOCK)),
            new TaskCanceller(providers),
            new AccountReader(providers, CLOCK),
            new ResultSaver(
                CLIENT,
                FILES,
                new ResultSettings(
                    null, DataSize.ofBytes(1000), DataSize.ofBytes(1000), Duration.ofSeconds(90)),
                CLOCK),
            new OperationRunner(
                new OperationWatch(new LipSyncMeters(new SimpleMeterRegistry(), providers.ids()))),
            Submitters.limits(CLOCK));
    return connector.execute(Jobs.context(operation, variables, store, requested));
  }
}
