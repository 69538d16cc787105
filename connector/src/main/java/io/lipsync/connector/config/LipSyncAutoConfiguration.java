package io.lipsync.connector.config;

import io.camunda.client.CamundaClient;
import io.camunda.connector.api.secret.SecretProvider;
import io.lipsync.connector.LipSyncCallback;
import io.lipsync.connector.LipSyncConnector;
import io.lipsync.connector.callback.CallbackMemory;
import io.lipsync.connector.callback.CallbackPaths;
import io.lipsync.connector.callback.WaitingElement;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.FileClient;
import io.lipsync.connector.http.PartClient;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.input.JobInputs;
import io.lipsync.connector.input.RequestedSecrets;
import io.lipsync.connector.limits.AccountLimits;
import io.lipsync.connector.limits.Permits;
import io.lipsync.connector.media.check.MediaProbe;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.metrics.WatchedProvider;
import io.lipsync.connector.operation.OperationRunner;
import io.lipsync.connector.operation.OperationWatch;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.query.AccountReader;
import io.lipsync.connector.query.LostOrders;
import io.lipsync.connector.query.TaskCanceller;
import io.lipsync.connector.query.TaskReader;
import io.lipsync.connector.result.ResultSaver;
import io.lipsync.connector.submit.EngineCluster;
import io.lipsync.connector.submit.EngineGuard;
import io.lipsync.connector.submit.Submitter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Puts the connector into any Camunda connector runtime that finds this jar on its class path.
 * There is deliberately no service file beside it: registering a type twice stops the runtime.
 */
@AutoConfiguration
@EnableConfigurationProperties(LipSyncProperties.class)
public class LipSyncAutoConfiguration {
  /** Tells dates, which are compared with dates that others wrote. */
  private final Clock clock = Clock.systemUTC();

  /** Measures spans: a wall clock that is set neither stops nor bursts submissions. */
  private final Clock spans = MonotonicClock.start();

  /** Its connections are limited by the {@link AccountLimits} of the accounts that use them. */
  @Bean
  ApiClient lipSyncApiClient(LipSyncProperties properties) {
    return new ApiClient(
        properties.http().withAnyPoolSize(), properties.result().transferTimeout(), clock);
  }

  /** Connections of their own: a slow transfer never delays a paid call. */
  @Bean
  FileClient lipSyncFileClient(LipSyncProperties properties) {
    return new FileClient(properties.http(), properties.result().transferTimeout());
  }

  @Bean
  Vendors lipSyncVendors(ApiClient lipSyncApiClient, Environment environment) {
    Vendor.Tools tools = new Vendor.Tools(lipSyncApiClient, clock, spans);
    Binder binder = Binder.get(environment);
    return new Vendors(Vendor.ALL.stream().map(vendor -> vendor.bind(binder, tools)).toList());
  }

  /** Without a registry in the runtime the numbers go nowhere. */
  @Bean
  LipSyncMeters lipSyncMeters(ObjectProvider<MeterRegistry> registry, Vendors lipSyncVendors) {
    return new LipSyncMeters(
        registry.getIfUnique(CompositeMeterRegistry::new),
        lipSyncVendors.all().stream().map(LipSyncProvider::id).toList());
  }

  /** Connections of their own here too: a slow media host never delays a paid call. */
  @Bean
  PartClient lipSyncPartClient(LipSyncProperties properties) {
    return new PartClient(properties.http());
  }

  @Bean
  Providers lipSyncProviders(
      Vendors lipSyncVendors, LipSyncProperties properties, LipSyncMeters lipSyncMeters) {
    return new Providers(
        lipSyncVendors.all().stream()
            .<LipSyncProvider>map(
                vendor -> new WatchedProvider(vendor, lipSyncMeters, clock, spans))
            .toList(),
        properties.signingSecrets().stream().map(Secret::of).toList());
  }

  @Bean
  CallbackPaths lipSyncCallbackPaths(
      @Value("${camunda.connector.polling.interval:5000}") long pollingMillis) {
    return new CallbackPaths(Duration.ofMillis(pollingMillis));
  }

  @Bean
  CallbackMemory lipSyncCallbackMemory() {
    return CallbackMemory.empty();
  }

  @Bean
  CallbackUrls lipSyncCallbackUrls(
      LipSyncProperties properties, CallbackPaths lipSyncCallbackPaths) {
    LipSyncProperties.Callback callback = properties.callback();
    return new CallbackUrls(
        callback.baseUrl(), callback.allowLoopback(), lipSyncCallbackPaths::handOut);
  }

  /** Has to be asked before all other providers of secrets: nobody asks it about what they know. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  RequestedSecrets lipSyncRequestedSecrets(ObjectProvider<SecretProvider> stores) {
    return new RequestedSecrets(stores::stream);
  }

  /** What jobs may use; see {@link #lipSyncCallbackChecks} for callbacks. */
  @Bean
  AccountLimits lipSyncAccountLimits(LipSyncProperties properties) {
    return AccountLimits.of(properties.http().poolSize(), properties.http().transfers(), spans);
  }

  @Bean
  Submitter lipSyncSubmitter(
      Providers lipSyncProviders,
      PartClient lipSyncPartClient,
      CallbackUrls lipSyncCallbackUrls,
      AccountLimits lipSyncAccountLimits,
      LipSyncProperties properties,
      CamundaClient client,
      @Value("${camunda.client.cloud.cluster-id:}") String saasCluster) {
    String cluster = properties.clusterId().isBlank() ? saasCluster : properties.clusterId();
    return new Submitter(
        lipSyncProviders,
        lipSyncCallbackUrls,
        new MediaProbe(lipSyncPartClient, properties.media().checkTimeout()),
        new EngineGuard(client, properties.guard().timeToLive()),
        cluster.isBlank() ? new EngineCluster(client) : () -> cluster,
        lipSyncAccountLimits,
        properties.submit().toPatience(properties.http().totalTimeout()),
        clock,
        spans);
  }

  @Bean
  LipSyncConnector lipSyncConnector(
      RequestedSecrets lipSyncRequestedSecrets,
      Providers lipSyncProviders,
      ApiClient lipSyncApiClient,
      FileClient lipSyncFileClient,
      CallbackUrls lipSyncCallbackUrls,
      LipSyncMeters lipSyncMeters,
      Submitter lipSyncSubmitter,
      AccountLimits lipSyncAccountLimits,
      LipSyncProperties properties) {
    return new LipSyncConnector(
        new JobInputs(lipSyncRequestedSecrets),
        lipSyncSubmitter,
        new TaskReader(
            lipSyncProviders,
            lipSyncCallbackUrls,
            clock,
            new LostOrders(properties.submit().settledAfter(), clock, spans)),
        new TaskCanceller(lipSyncProviders),
        new AccountReader(lipSyncProviders, clock),
        new ResultSaver(lipSyncApiClient, lipSyncFileClient, properties.result(), clock),
        new OperationRunner(new OperationWatch(lipSyncMeters)),
        lipSyncAccountLimits);
  }

  /** The runtime asks for a new instance for every element that waits. */
  @Bean
  @Scope("prototype")
  LipSyncCallback lipSyncCallback(
      Providers lipSyncProviders,
      LipSyncProperties properties,
      CallbackPaths lipSyncCallbackPaths,
      LipSyncMeters lipSyncMeters,
      Permits lipSyncCallbackChecks,
      CallbackMemory lipSyncCallbackMemory) {
    return new LipSyncCallback(
        new WaitingElement(
            lipSyncProviders,
            properties.callback().baseUrl(),
            lipSyncCallbackPaths,
            lipSyncMeters,
            lipSyncCallbackChecks,
            lipSyncCallbackMemory));
  }

  /** A provider waits for its answer on one of 200 threads that all accounts share. */
  @Bean
  Permits lipSyncCallbackChecks(LipSyncProperties properties) {
    return AccountLimits.permits(properties.http().poolSize(), spans);
  }

  /** The vendors that this connector knows. */
  record Vendors(List<LipSyncProvider> all) {}
}
