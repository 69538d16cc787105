package io.lipsync.connector.config.health;

import io.camunda.connector.api.error.ConnectorException;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Balance;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.task.TaskFailure;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is known of the accounts whose API keys this runtime has as connector secrets under
 * the usual names, {@code EVOLINK_API_KEY} for example. A check asks each provider once, free of
 * charge; who wants to know the state reads the last result and waits for nobody. A change is
 * logged once. Thread-safe.
 */
public final class AccountWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AccountWatch.class);

  /** What a check found. */
  public enum State {
    /** The provider answers and takes the key. */
    UP,
    /** The provider does not answer, or does not take the key. */
    DOWN,
    /** There is no key, no call that tells, or no check yet. */
    UNKNOWN
  }

  /**
   * The last result for one provider.
   *
   * @param message why, for people; null when there is nothing to say
   * @param remaining credits that are left, or null
   * @param checkedAt when it was found, or null before the first check
   */
  public record Result(State state, String message, BigDecimal remaining, Instant checkedAt) {}

  private final Providers providers;
  private final Function<String, String> secrets;
  private final LipSyncMeters meters;
  private final Clock clock;
  private final AtomicBoolean mismatchTold = new AtomicBoolean();
  private final Map<String, Result> results = new ConcurrentHashMap<>();

  /**
   * @param secrets the value of a connector secret by its name, or null
   */
  public AccountWatch(
      Providers providers, Function<String, String> secrets, LipSyncMeters meters, Clock clock) {
    this.providers = providers;
    this.secrets = secrets;
    this.meters = meters;
    this.clock = clock;
  }

  /** The providers that are watched. */
  public List<String> providerIds() {
    return providers.ids();
  }

  /** The name of the secret that holds a provider's API key. */
  public static String keyName(String provider) {
    return provider.toUpperCase(Locale.ROOT) + "_API_KEY";
  }

  /** Whether this runtime has an API key for a provider; asks the stores of secrets only. */
  public boolean hasKey(String provider) {
    try {
      String key = secrets.apply(keyName(provider));
      return key != null && !key.isBlank();
    } catch (LinkageError e) {
      tellMismatch(e);
      return false;
    } catch (RuntimeException e) {
      // A check says that it could not be done, and why.
      return false;
    }
  }

  /** The last result. */
  public Result last(String provider) {
    return results.getOrDefault(provider, new Result(State.UNKNOWN, "not checked yet", null, null));
  }

  /** Asks every provider that there is a key for, one after the other. Throws nothing. */
  public synchronized void check() {
    for (String provider : providers.ids()) {
      Result now = check(provider);
      Result before = results.put(provider, now);
      if (now.remaining() != null) {
        meters.remaining(provider, now.remaining());
      }
      if (before == null ? now.state() == State.DOWN : before.state() != now.state()) {
        tell(provider, now);
      }
    }
  }

  private static void tell(String provider, Result now) {
    if (now.state() == State.DOWN) {
      LOG.warn("The account at {} cannot be used: {}", provider, now.message());
    } else {
      LOG.info("The account at {} is {} again", provider, now.state());
    }
  }

  private Result check(String provider) {
    try {
      String key = secrets.apply(keyName(provider));
      if (key == null || key.isBlank()) {
        return result(State.UNKNOWN, "no API key is configured in this runtime", null);
      }
      ProviderAccount account = providers.account(new Connection(provider, key, null));
      Answer<Balance> answer = account.provider().account(account);
      return answer instanceof Answer.Ok<Balance> ok ? of(ok.value()) : down(answer.failure());
    } catch (ConnectorException e) {
      return result(State.DOWN, e.getMessage(), null);
    } catch (LinkageError e) {
      tellMismatch(e);
      return notChecked(e);
    } catch (RuntimeException e) {
      // A store of secrets that fails may name them in its messages.
      return notChecked(e);
    }
  }

  /**
   * Part of the runtime is of another version than this was built for; such errors name classes.
   */
  private void tellMismatch(LinkageError e) {
    if (!mismatchTold.getAndSet(true)) {
      LOG.warn("Provider accounts cannot be checked in this version of the runtime", e);
    }
  }

  private Result notChecked(Throwable reason) {
    return result(
        State.UNKNOWN, "could not be checked: " + reason.getClass().getSimpleName(), null);
  }

  private Result of(Balance balance) {
    State state = balance.remaining() == null ? State.UNKNOWN : State.UP;
    return result(state, balance.reason(), balance.remaining());
  }

  private Result down(TaskFailure failure) {
    return result(State.DOWN, failure.code() + ": " + failure.describe(), null);
  }

  private Result result(State state, String message, BigDecimal remaining) {
    return new Result(state, message, remaining, clock.instant());
  }
}
