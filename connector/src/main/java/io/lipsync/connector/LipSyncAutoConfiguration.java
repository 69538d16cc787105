package io.lipsync.connector;

import io.camunda.client.CamundaClient;
import io.lipsync.connector.callback.CallbackUrls;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.FileClient;
import io.lipsync.connector.http.PartClient;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.media.check.MediaProbe;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.provider.joggai.JoggaiProvider;
import io.lipsync.connector.query.AccountReader;
import io.lipsync.connector.query.TaskCanceller;
import io.lipsync.connector.query.TaskReader;
import io.lipsync.connector.result.ResultSaver;
import io.lipsync.connector.submit.EngineGuard;
import io.lipsync.connector.submit.OnceOnlyGuard;
import io.lipsync.connector.submit.Submitter;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

/**
 * Puts the connector into any Camunda connector runtime that finds this jar on its class path.
 * There is deliberately no service file beside it: registering a type twice stops the runtime.
 */
@AutoConfiguration
@EnableConfigurationProperties(LipSyncProperties.class)
public class LipSyncAutoConfiguration {
  private final Clock clock = Clock.systemUTC();

  @Bean
  ApiClient lipSyncApiClient(LipSyncProperties properties) {
    return new ApiClient(
        properties.http().toSettings(), properties.result().transferTimeout(), clock);
  }

  /** Connections of their own: a slow transfer never delays a paid call. */
  @Bean
  FileClient lipSyncFileClient(LipSyncProperties properties) {
    return new FileClient(properties.http().toSettings(), properties.result().transferTimeout());
  }

  /** Connections of their own here too: a slow media host never delays a paid call. */
  @Bean
  PartClient lipSyncPartClient(LipSyncProperties properties) {
    return new PartClient(properties.http().toSettings());
  }

  @Bean
  Providers lipSyncProviders(ApiClient lipSyncApiClient, LipSyncProperties properties) {
    return new Providers(
        List.of(
            new EvolinkProvider(lipSyncApiClient, properties.evolink().toSettings()),
            new DashscopeProvider(lipSyncApiClient, properties.dashscope().toSettings(), clock),
            new JoggaiProvider(lipSyncApiClient, properties.joggai().toSettings(), clock)),
        properties.signingSecrets().stream().map(Secret::of).toList());
  }

  @Bean
  LipSyncConnector lipSyncConnector(
      Providers lipSyncProviders,
      ApiClient lipSyncApiClient,
      FileClient lipSyncFileClient,
      PartClient lipSyncPartClient,
      LipSyncProperties properties,
      CamundaClient client) {
    CallbackUrls callbackUrls =
        new CallbackUrls(properties.callback().baseUrl(), properties.callback().allowLoopback());
    Set<String> trusted = properties.evolink().idempotencyTrusted() ? Set.of("evolink") : Set.of();
    OnceOnlyGuard guard = new EngineGuard(client, properties.guard().timeToLive());
    MediaProbe probe = new MediaProbe(lipSyncPartClient, properties.media().checkTimeout(), clock);
    return new LipSyncConnector(
        new Submitter(lipSyncProviders, callbackUrls, probe, guard, trusted, clock),
        new TaskReader(lipSyncProviders, callbackUrls, clock),
        new TaskCanceller(lipSyncProviders),
        new AccountReader(lipSyncProviders, clock),
        new ResultSaver(lipSyncApiClient, lipSyncFileClient, properties.result().toSettings()));
  }

  /** The runtime asks for a new instance for every element that waits. */
  @Bean
  @Scope("prototype")
  LipSyncCallback lipSyncCallback(Providers lipSyncProviders, LipSyncProperties properties) {
    return new LipSyncCallback(lipSyncProviders, properties.callback().baseUrl());
  }
}
