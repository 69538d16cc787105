package io.lipsync.connector.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.connector.api.secret.SecretContext;
import io.camunda.connector.api.secret.SecretProvider;
import io.lipsync.connector.LipSyncCallback;
import io.lipsync.connector.LipSyncConnector;
import io.lipsync.connector.callback.web.TomcatUnreadBody;
import io.lipsync.connector.config.health.AccountHealth;
import io.lipsync.connector.config.health.AccountHealthOnSpringBoot4;
import io.lipsync.connector.config.health.AccountWatch;
import io.lipsync.connector.config.health.WatchConfiguration;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.input.RequestedSecrets;
import io.lipsync.connector.limits.Permits;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.ResolveUnknown;
import io.lipsync.connector.provider.dashscope.DashscopeSettings;
import io.lipsync.connector.provider.evolink.EvolinkSettings;
import io.lipsync.connector.provider.joggai.JoggaiSettings;
import io.lipsync.connector.result.ResultSettings;
import io.lipsync.connector.support.VendorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.SimpleStatusAggregator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.unit.DataSize;

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
          assertThat(properties.http()).isEqualTo(HttpSettings.defaults());
        });
  }

  @Test
  void whatMeasuresSpansAsksAClockThatNobodySets() {
    runtime.run(
        context -> {
          List<LipSyncProvider> vendors =
              context.getBean(LipSyncAutoConfiguration.Vendors.class).all();
          assertThat(vendors.get(1))
              .extracting("reads.clock", "certificates.fetched.clock")
              .hasOnlyElementsOfType(MonotonicClock.class);
          assertThat(context.getBean(LipSyncConnector.class))
              .extracting(
                  "submitter.spans",
                  "submitter.preparation.spans",
                  "limits.turns.clock",
                  "limits.calls.clock",
                  "limits.transfers.clock")
              .hasOnlyElementsOfType(MonotonicClock.class);
          assertThat(context.getBean(Permits.class))
              .extracting("clock")
              .isInstanceOf(MonotonicClock.class);
          assertThat(watched(context)).extracting("spans").isInstanceOf(MonotonicClock.class);
        });
  }

  @Test
  void datesAreComparedWithTheWallClock() {
    runtime.run(
        context -> {
          assertThat(context.getBean(LipSyncAutoConfiguration.Vendors.class).all().get(1))
              .extracting("wall", "certificates.wall")
              .doesNotHaveAnyElementsOfTypes(MonotonicClock.class);
          assertThat(context.getBean(LipSyncConnector.class))
              .extracting("submitter.preparation.wall")
              .isNotInstanceOf(MonotonicClock.class);
          assertThat(watched(context)).extracting("wall").isNotInstanceOf(MonotonicClock.class);
        });
  }

  private static LipSyncProvider watched(ApplicationContext context) {
    return context
        .getBean(Providers.class)
        .account(new Connection("evolink", "key", null))
        .provider();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-1s", "59m"})
  void aGuardThatForgetsBeforeAJobIsHandedOutAgainStopsTheRuntime(String timeToLive) {
    runtime
        .withPropertyValues("lipsync.guard.time-to-live=" + timeToLive)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageStartingWith("lipsync.guard.time-to-live is PT")
                    .hasMessageEndingWith(", it must be at least PT1H"));
  }

  @Test
  void bindsEverySetting() {
    runtime
        .withPropertyValues(
            "lipsync.callback.base-url=https://runtime.example.com",
            "lipsync.callback.allow-loopback=true",
            "lipsync.signing-secrets=new,old",
            "lipsync.evolink.base-url=https://proxy.example.com",
            "lipsync.evolink.files-url=https://files.example.com",
            "lipsync.evolink.upload-limit=7MB",
            "lipsync.evolink.idempotency-trusted=true",
            "lipsync.evolink.resolve-unknown=off",
            "lipsync.evolink.list-trusted-for=1h",
            "lipsync.http.pool-size=3",
            "lipsync.http.transfers=2",
            "lipsync.http.lease-timeout=1s",
            "lipsync.http.connect-timeout=2s",
            "lipsync.guard.time-to-live=2d",
            "lipsync.dashscope.base-url=https://workspace.cn-beijing.example.com",
            "lipsync.dashscope.submit-path=/other",
            "lipsync.dashscope.submits-per-second=5",
            "lipsync.dashscope.running-tasks=4",
            "lipsync.dashscope.queries-per-second=9",
            "lipsync.dashscope.check-interval=6s",
            "lipsync.dashscope.zone=UTC",
            "lipsync.dashscope.result-https=true",
            "lipsync.dashscope.resolve-unknown=off",
            "lipsync.dashscope.list-trusted-for=2h",
            "lipsync.dashscope.events.certificate-hosts=a.example.com,b.example.com",
            "lipsync.dashscope.events.allow-loopback=true",
            "lipsync.dashscope.events.lenient=false",
            "lipsync.joggai.base-url=https://jogg.example.com",
            "lipsync.joggai.lip-sync-base-path=/v2",
            "lipsync.joggai.account-base-path=/v3",
            "lipsync.joggai.submits-per-minute=7",
            "lipsync.joggai.check-interval=8s",
            "lipsync.joggai.retryable-failures=a|b",
            "lipsync.joggai.result-lifetime=9h",
            "lipsync.joggai.resolve-unknown=off",
            "lipsync.joggai.list-trusted-for=3h",
            "lipsync.joggai.webhook.events=x,y",
            "lipsync.joggai.webhook.id-fields=z",
            "lipsync.http.response-timeout=3s",
            "lipsync.http.total-timeout=4s",
            "lipsync.http.private-hosts=minio.internal,localhost",
            "lipsync.media.check-timeout=11s",
            "lipsync.result.folder=/videos",
            "lipsync.result.largest-file=1MB",
            "lipsync.result.largest-document=2KB",
            "lipsync.result.transfer-timeout=3m",
            "lipsync.health.interval=4m",
            "lipsync.cluster-id=cluster-1",
            "lipsync.submit.throttled-for=2h",
            "lipsync.submit.unreachable-for=3m",
            "lipsync.submit.settled-after=1m")
        .run(
            context -> {
              assertThat(context.getBean(LipSyncProperties.class))
                  .isEqualTo(
                      new LipSyncProperties(
                          new LipSyncProperties.Callback("https://runtime.example.com", true),
                          List.of("new", "old"),
                          "cluster-1",
                          new LipSyncProperties.Guard(Duration.ofDays(2)),
                          new LipSyncProperties.Submit(
                              Duration.ofHours(2), Duration.ofMinutes(3), Duration.ofMinutes(1)),
                          new HttpSettings(
                              3,
                              2,
                              Duration.ofSeconds(1),
                              Duration.ofSeconds(2),
                              Duration.ofSeconds(3),
                              Duration.ofSeconds(4),
                              Set.of("minio.internal", "localhost")),
                          new LipSyncProperties.Media(Duration.ofSeconds(11)),
                          new ResultSettings(
                              Path.of("/videos"),
                              DataSize.ofMegabytes(1),
                              DataSize.ofKilobytes(2),
                              Duration.ofMinutes(3)),
                          new LipSyncProperties.Health(Duration.ofMinutes(4))));
              assertThat(vendorSettings(context))
                  .containsExactly(
                      new EvolinkSettings(
                          "https://proxy.example.com",
                          "https://files.example.com",
                          DataSize.ofMegabytes(7),
                          true,
                          ResolveUnknown.OFF,
                          Duration.ofHours(1)),
                      new DashscopeSettings(
                          "https://workspace.cn-beijing.example.com",
                          "/other",
                          5,
                          4,
                          9,
                          Duration.ofSeconds(6),
                          ZoneId.of("UTC"),
                          true,
                          ResolveUnknown.OFF,
                          Duration.ofHours(2),
                          new DashscopeSettings.Events(
                              List.of("a.example.com", "b.example.com"), true, false)),
                      new JoggaiSettings(
                          "https://jogg.example.com",
                          "/v2",
                          "/v3",
                          7,
                          Duration.ofSeconds(8),
                          "a|b",
                          Duration.ofHours(9),
                          ResolveUnknown.OFF,
                          Duration.ofHours(3),
                          new JoggaiSettings.Webhook(List.of("x", "y"), List.of("z"))));
              ProviderAccount account =
                  context.getBean(Providers.class).account(new Connection("evolink", "a", null));
              assertThat(account.baseUrl()).hasToString("https://proxy.example.com");
              assertThat(account.signingSecrets().getFirst().reveal()).isEqualTo("new");
            });
  }

  @Test
  void knowsAllThreeProvidersAndTheirDocumentedSettings() {
    runtime.run(
        context -> {
          assertThat(vendorSettings(context))
              .allSatisfy(
                  settings ->
                      assertThat(settings)
                          .hasFieldOrPropertyWithValue("resolveUnknown", ResolveUnknown.LOOKUP))
              .usingRecursiveFieldByFieldElementComparatorIgnoringFields("resolveUnknown")
              .containsExactly(
                  VendorSettings.evolink("https://api.evolink.ai"),
                  VendorSettings.dashscope().build(),
                  VendorSettings.joggai("https://api.jogg.ai"));
          Providers providers = context.getBean(Providers.class);
          for (String id : List.of("evolink", "dashscope", "joggai")) {
            assertThat(providers.account(new Connection(id, "a", null)).provider().id())
                .isEqualTo(id);
          }
        });
  }

  private static List<Object> vendorSettings(ApplicationContext context) {
    Binder binder = Binder.get(context.getEnvironment());
    return Vendor.ALL.stream()
        .<Object>map(vendor -> binder.bindOrCreate("lipsync." + vendor.id(), vendor.settings()))
        .toList();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lipsync.callback.base-url=foo",
        "lipsync.evolink.base-url=ftp://x",
        "lipsync.dashscope.base-url=https://",
        "lipsync.joggai.base-url=x y",
        "lipsync.dashscope.submits-per-second=0",
        "lipsync.dashscope.running-tasks=0",
        "lipsync.dashscope.queries-per-second=0",
        "lipsync.joggai.submits-per-minute=0",
        "lipsync.joggai.retryable-failures=(",
        "lipsync.http.pool-size=0",
        "lipsync.submit.settled-after=0s",
        "lipsync.http.connect-timeout=0s"
      })
  void anImpossibleSettingIsToldInOneLineThatNamesIt(String setting) {
    runtime
        .withPropertyValues(setting)
        .run(
            context -> {
              FailureAnalysis analysis =
                  new SettingFailureAnalyzer().analyze(context.getStartupFailure());
              assertThat(analysis.getDescription())
                  .startsWith(setting.substring(0, setting.indexOf('.', 8)))
                  .hasLineCount(1);
              assertThat(analysis.getAction()).contains("LIPSYNC_CALLBACK_BASE_URL");
            });
  }

  @Test
  void theAnalyzerOfSettingsIsFound() {
    assertThat(
            SpringFactoriesLoader.loadFactoryNames(
                FailureAnalyzer.class, getClass().getClassLoader()))
        .contains(SettingFailureAnalyzer.class.getName());
  }

  @Test
  void anAccountThatCannotBeUsedDoesNotPullTheOverallHealthDown() {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                LipSyncAutoConfiguration.class, WatchConfiguration.class, AccountHealth.class))
        .withBean(CamundaClient.class, () -> CamundaClient.newClientBuilder().build())
        .withBean(SecretProvider.class, () -> Secrets.of("EVOLINK_API_KEY", "s3cr3t"))
        .withPropertyValues("lipsync.evolink.base-url=http://localhost:1")
        .run(
            context -> {
              context.getBean(AccountWatch.class).check();
              CompositeHealthContributor accounts =
                  context.getBean("lipSync", CompositeHealthContributor.class);
              Health evolink = ((HealthIndicator) accounts.getContributor("evolink")).health();
              Health joggai = ((HealthIndicator) accounts.getContributor("joggai")).health();

              assertThat(evolink.getStatus().getCode()).isEqualTo("DEGRADED");
              assertThat(evolink.getDetails().toString())
                  .contains("could not be reached")
                  .doesNotContain("s3cr3t");
              assertThat(joggai.getStatus()).isEqualTo(Status.UNKNOWN);
              assertThat(
                      new SimpleStatusAggregator()
                          .getAggregateStatus(Status.UP, evolink.getStatus(), joggai.getStatus()))
                  .isEqualTo(Status.UP);
            });
  }

  /** Both classes are in the jar; each runtime has the Spring Boot of one of them. */
  @ParameterizedTest
  @CsvSource({
    "org.springframework.boot.health, org.springframework.boot.actuate.health",
    "org.springframework.boot.actuate, org.springframework.boot.health.contributor",
  })
  void healthIsThatOfTheSpringBootThatRuns(String missing, String shown) {
    withHealth(new FilteredClassLoader(missing))
        .run(
            context -> {
              assertThat(context).hasNotFailed().hasBean("lipSync");
              assertThat(context.getBean("lipSync").getClass().getInterfaces()[0].getPackageName())
                  .isEqualTo(shown);
            });
  }

  @Test
  void anAccountLooksTheSameOnSpringBoot4() {
    withHealth(new FilteredClassLoader("org.springframework.boot.actuate"))
        .withBean(SecretProvider.class, () -> Secrets.of("EVOLINK_API_KEY", "s3cr3t"))
        .withPropertyValues("lipsync.evolink.base-url=http://localhost:1")
        .run(
            context -> {
              context.getBean(AccountWatch.class).check();
              var accounts =
                  context.getBean(
                      "lipSync",
                      org.springframework.boot.health.contributor.CompositeHealthContributor.class);
              var evolink =
                  ((org.springframework.boot.health.contributor.HealthIndicator)
                          accounts.getContributor("evolink"))
                      .health();

              assertThat(evolink.getStatus().getCode()).isEqualTo("DEGRADED");
              assertThat(evolink.getDetails()).containsOnlyKeys("message", "checkedAt");
              assertThat(evolink.getDetails().toString())
                  .contains("could not be reached")
                  .doesNotContain("s3cr3t");
            });
  }

  @Test
  void worksWithoutAnyHealth() {
    withHealth(
            new FilteredClassLoader(
                "org.springframework.boot.actuate", "org.springframework.boot.health"))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(LipSyncConnector.class)
                    .doesNotHaveBean("lipSync"));
  }

  private static ApplicationContextRunner withHealth(ClassLoader classes) {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                LipSyncAutoConfiguration.class,
                WatchConfiguration.class,
                AccountHealth.class,
                AccountHealthOnSpringBoot4.class))
        .withBean(CamundaClient.class, () -> CamundaClient.newClientBuilder().build())
        .withClassLoader(classes);
  }

  @Test
  void itsOwnSecretProviderIsAskedBeforeAllOthers() {
    runtime
        .withBean("before", SecretProvider.class, () -> Secrets.of("A", "1"))
        .withBean("ordered", OrderedSecrets.class)
        .run(
            context -> {
              List<SecretProvider> stores =
                  context.getBeanProvider(SecretProvider.class).orderedStream().toList();
              assertThat(stores).hasSize(3);
              assertThat(stores.getFirst()).isInstanceOf(RequestedSecrets.class);
            });
  }

  @Test
  void countsInTheRegistryOfTheRuntime() {
    runtime
        .withBean(SimpleMeterRegistry.class)
        .run(
            context ->
                assertThat(
                        context
                            .getBean(SimpleMeterRegistry.class)
                            .find("lipsync.operations")
                            .counters())
                    .isNotEmpty());
  }

  @Test
  void aFilterStandsBeforeTheWebhooksOfAServletContainerAndNowhereElse() {
    runtime
        .withConfiguration(AutoConfigurations.of(CallbackFilterConfiguration.class))
        .run(context -> assertThat(context).doesNotHaveBean("lipSyncCallbackFilter"));
    WebApplicationContextRunner web =
        new WebApplicationContextRunner()
            .withConfiguration(
                AutoConfigurations.of(
                    LipSyncAutoConfiguration.class, CallbackFilterConfiguration.class))
            .withBean(CamundaClient.class, () -> CamundaClient.newClientBuilder().build());
    web.run(
        context ->
            assertThat(context)
                .hasBean("lipSyncCallbackFilter")
                .hasSingleBean(TomcatUnreadBody.class));
    web.withClassLoader(new FilteredClassLoader("org.apache.catalina"))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasBean("lipSyncCallbackFilter")
                    .doesNotHaveBean("lipSyncUnreadBody"));
  }

  @Test
  void everyWaitingElementGetsItsOwnExecutable() {
    runtime.run(
        context ->
            assertThat(context.getBean(LipSyncCallback.class))
                .isNotSameAs(context.getBean(LipSyncCallback.class)));
  }

  /** A store that wants to be asked early. */
  @Order(0)
  static final class OrderedSecrets implements SecretProvider {}

  /** A store of secrets that holds one. */
  private record Secrets(String name, String value) implements SecretProvider {
    static SecretProvider of(String name, String value) {
      return new Secrets(name, value);
    }

    @Override
    public String getSecret(String wanted, SecretContext context) {
      return wanted.equals(name) ? value : null;
    }
  }
}
