package io.lipsync.connector;

import io.camunda.connector.api.secret.SecretProvider;
import io.lipsync.connector.callback.CallbackReach;
import io.lipsync.connector.http.HostCheck;
import io.lipsync.connector.input.RequestedSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Tells an operator in the log, once the runtime is up, what its settings mean: a line for each
 * finding. Runs beside the runtime, because looking up a host may take its time.
 */
final class StartReport implements ApplicationListener<ApplicationReadyEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);
  private static final String THREADS = "camunda.client.execution-threads";
  private static final String ACTIVE_JOBS = "camunda.client.worker.defaults.max-jobs-active";

  /** What the Camunda client takes where nothing is set. */
  private static final int STOCK_THREADS = 1;

  private static final int STOCK_ACTIVE_JOBS = 32;

  private final LipSyncProperties properties;

  StartReport(LipSyncProperties properties) {
    this.properties = properties;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    reportThreads(ready.getApplicationContext().getEnvironment());
    ready
        .getApplicationContext()
        .getBeanProvider(SecretProvider.class)
        .orderedStream()
        .findFirst()
        .ifPresent(StartReport::reportSecrets);
    Thread.ofVirtual().name("lip-sync-start-report").start(this::report);
  }

  private void report() {
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

  private static void reportThreads(Environment settings) {
    int threads = settings.getProperty(THREADS, Integer.class, STOCK_THREADS);
    int jobs = settings.getProperty(ACTIVE_JOBS, Integer.class, STOCK_ACTIVE_JOBS);
    if (threads < jobs) {
      LOG.warn(
          "{} is {}, but {} jobs are taken at a time: a slow provider holds up everybody's jobs,"
              + " and a job that waits here for longer than its timeout is handed out a second time."
              + " Set it to 200, and {} not higher",
          THREADS,
          threads,
          jobs,
          ACTIVE_JOBS);
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
