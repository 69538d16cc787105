package io.lipsync.connector.config.health;

import io.camunda.connector.api.secret.SecretProvider;
import io.lipsync.connector.callback.address.CallbackReach;
import io.lipsync.connector.config.LipSyncProperties;
import io.lipsync.connector.http.HostCheck;
import io.lipsync.connector.input.RequestedSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Tells an operator in the log, once the runtime is up, what its settings mean: a line for each
 * finding. Runs beside the runtime, because looking up a host may take its time.
 */
final class StartReport implements ApplicationListener<ApplicationReadyEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);
  private final LipSyncProperties properties;
  private final AccountWatch accounts;

  StartReport(LipSyncProperties properties, AccountWatch accounts) {
    this.properties = properties;
    this.accounts = accounts;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    ConfigurableApplicationContext runtime = ready.getApplicationContext();
    JobThreads.fault(runtime.getBeanFactory(), runtime.getEnvironment()).ifPresent(LOG::warn);
    runtime
        .getBeanProvider(SecretProvider.class)
        .orderedStream()
        .findFirst()
        .ifPresent(StartReport::reportSecrets);
    Thread.ofVirtual().name("lip-sync-start-report").start(() -> report(runtime.getEnvironment()));
  }

  private void report(Environment settings) {
    ApiKeyReport keys = new ApiKeyReport(accounts, settings);
    LOG.info(keys.summary());
    keys.misnamed().forEach(LOG::warn);
    LipSyncProperties.Callback callback = properties.callback();
    new CallbackReach(callback.baseUrl(), callback.allowLoopback(), HostCheck::fault)
        .findings()
        .forEach(StartReport::tell);
    Path folder = properties.result().folder();
    if (folder != null && !Files.isWritable(folder)) {
      LOG.warn(
          "lipsync.result.folder {} {}: processes cannot save videos there",
          folder,
          Files.isDirectory(folder) ? "cannot be written" : "is no folder");
    }
  }

  private static void reportSecrets(SecretProvider first) {
    if (!(first instanceof RequestedSecrets)) {
      LOG.warn(
          "{} is asked for secrets before the Lip-Sync connector sees it: secrets that process data"
              + " names are noticed by their values only. Give it a lower precedence",
          first.getClass().getName());
    }
  }

  private static void tell(CallbackReach.Finding finding) {
    if (finding.warning()) {
      LOG.warn(finding.text());
    } else {
      LOG.info(finding.text());
    }
  }
}
