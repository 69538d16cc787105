package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LipSyncAutoConfigurationTest {
  private final ApplicationContextRunner runtime =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(LipSyncAutoConfiguration.class))
          .withBean(CamundaClient.class, () -> CamundaClient.newClientBuilder().build());

  @Test
  void isFoundByAnyRuntimeThatHasTheJar() {
    assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
        .contains(LipSyncAutoConfiguration.class.getName());
  }

  @Test
  void isNotRegisteredAsAServiceTooBecauseThatStopsTheRuntime() throws Exception {
    var location =
        java.nio.file.Path.of(
            LipSyncConnector.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(location.resolve("META-INF/spring")).isDirectory();
    assertThat(location.resolve("META-INF/services")).doesNotExist();
  }

  @Test
  void startsWithoutAnySetting() {
    runtime.run(
        context -> {
          assertThat(context)
              .hasNotFailed()
              .hasSingleBean(LipSyncConnector.class)
              .hasSingleBean(ApiClient.class);
          LipSyncProperties properties = context.getBean(LipSyncProperties.class);
          assertThat(properties.callback().baseUrl()).isEmpty();
          assertThat(properties.callback().allowLoopback()).isFalse();
          assertThat(properties.signingSecrets()).isEmpty();
          assertThat(properties.guard().timeToLive()).isEqualTo(Duration.ofDays(7));
          assertThat(properties.evolink().baseUrl()).isEqualTo("https://api.evolink.ai");
          assertThat(properties.evolink().idempotencyTrusted()).isFalse();
          LipSyncProperties.Http http = properties.http();
          assertThat(
                  new HttpSettings(
                      http.poolSize(),
                      http.leaseTimeout(),
                      http.connectTimeout(),
                      http.responseTimeout(),
                      http.totalTimeout()))
              .isEqualTo(HttpSettings.defaults());
        });
  }

  @Test
  void bindsEverySetting() {
    runtime
        .withPropertyValues(
            "lipsync.callback.base-url=https://runtime.example.com",
            "lipsync.callback.allow-loopback=true",
            "lipsync.signing-secrets=new,old",
            "lipsync.evolink.base-url=https://proxy.example.com",
            "lipsync.evolink.idempotency-trusted=true",
            "lipsync.http.pool-size=3",
            "lipsync.http.lease-timeout=1s",
            "lipsync.http.connect-timeout=2s",
            "lipsync.guard.time-to-live=2d",
            "lipsync.http.response-timeout=3s",
            "lipsync.http.total-timeout=4s")
        .run(
            context -> {
              assertThat(context.getBean(LipSyncProperties.class))
                  .isEqualTo(
                      new LipSyncProperties(
                          new LipSyncProperties.Callback("https://runtime.example.com", true),
                          List.of("new", "old"),
                          new LipSyncProperties.Guard(Duration.ofDays(2)),
                          new LipSyncProperties.Evolink("https://proxy.example.com", true),
                          new LipSyncProperties.Http(
                              3,
                              Duration.ofSeconds(1),
                              Duration.ofSeconds(2),
                              Duration.ofSeconds(3),
                              Duration.ofSeconds(4))));
              ProviderAccount account =
                  context.getBean(Providers.class).account(new Connection("evolink", "a", null));
              assertThat(account.baseUrl()).hasToString("https://proxy.example.com");
              assertThat(account.signingSecrets().getFirst().reveal()).isEqualTo("new");
            });
  }

  @Test
  void anImpossibleSettingStopsTheStartAndNamesIt() {
    runtime
        .withPropertyValues("lipsync.http.pool-size=0")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessage("pool size is 0, it must be at least 1"));
  }

  @Test
  void everyWaitingElementGetsItsOwnExecutable() {
    runtime.run(
        context ->
            assertThat(context.getBean(LipSyncCallback.class))
                .isNotSameAs(context.getBean(LipSyncCallback.class)));
  }
}
