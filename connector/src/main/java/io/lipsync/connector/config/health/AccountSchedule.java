package io.lipsync.connector.config.health;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Checks the provider accounts again and again, never two at once, from the start to the end. */
final class AccountSchedule implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
  private final AccountWatch accounts;
  private final Duration interval;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lip-sync-accounts").factory());

  /**
   * @param interval the pause between two checks; zero means that there are none
   */
  AccountSchedule(AccountWatch accounts, Duration interval) {
    this.accounts = accounts;
    this.interval = interval;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    if (interval.isPositive() && !timer.isShutdown()) {
      timer.scheduleWithFixedDelay(accounts::check, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }
}
