package io.lipsync.connector.config.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.config.health.AccountWatch.State;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.LogCapture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountWatchTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Map<String, String> secrets =
      new HashMap<>(Map.of("EVOLINK_API_KEY", EvolinkServer.API_KEY));
  private AccountWatch accounts;

  @BeforeEach
  void start() {
    accounts = watch(secrets::get);
  }

  @Test
  void beforeTheFirstCheckNothingIsKnownAndNobodyIsAsked() {
    assertThat(accounts.last("evolink").state()).isEqualTo(State.UNKNOWN);
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @Test
  void anAccountThatAnswersIsUpAndTellsWhatIsLeft() {
    creditsAre("12.5");
    accounts.check();

    assertThat(accounts.last("evolink").state()).isEqualTo(State.UP);
    assertThat(accounts.last("evolink").remaining()).isEqualByComparingTo("12.5");
    assertThat(
            registry.get("lipsync.account.remaining").tags("provider", "evolink").gauge().value())
        .isEqualTo(12.5);

    creditsAre("3");
    accounts.check();
    assertThat(registry.get("lipsync.account.remaining").gauge().value()).isEqualTo(3);
  }

  @Test
  void whoReadsTheStateAsksNobody() {
    creditsAre("1");
    accounts.check();
    int asked = EVOLINK.requests().size();

    accounts.last("evolink");

    assertThat(EVOLINK.requests()).hasSize(asked);
  }

  @Test
  void aWrongKeyIsDownAndIsTold() {
    EVOLINK.creditsAnswer(
        401, EvolinkJson.error("invalid_api_key", "Bad " + EvolinkServer.API_KEY));
    try (LogCapture log = new LogCapture()) {
      accounts.check();
      accounts.check();
      creditsAre("1");
      accounts.check();

      assertThat(accounts.last("evolink").state()).isEqualTo(State.UP);
      assertThat(log.lines()).as("each change once").hasSize(2);
      assertThat(log.lines().getFirst())
          .startsWith("The account at evolink cannot be used: UNAUTHORIZED: ")
          .doesNotContain(EvolinkServer.API_KEY);
      assertThat(log.lines().getLast()).isEqualTo("The account at evolink is UP again");
    }
  }

  @Test
  void withoutAKeyOrACallThatTellsNothingIsKnown() {
    secrets.clear();
    secrets.put("ACME_API_KEY", "any");
    accounts.check();

    assertThat(accounts.last("evolink").state()).isEqualTo(State.UNKNOWN);
    assertThat(accounts.last("evolink").message())
        .isEqualTo("no API key is configured in this runtime");
    assertThat(accounts.last("acme").state()).isEqualTo(State.UNKNOWN);
    assertThat(accounts.last("acme").message()).contains("acme has no call that tells");
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @Test
  void aStoreOfSecretsThatFailsStopsNothingAndItsWordsAreNotRepeated() {
    AccountWatch broken =
        watch(
            name -> {
              throw new IllegalStateException("s3cr3t");
            });
    broken.check();

    assertThat(broken.last("evolink").state()).isEqualTo(State.UNKNOWN);
    assertThat(broken.last("evolink").message())
        .isEqualTo("could not be checked: IllegalStateException");
  }

  /** A store of secrets that was built for another version of the runtime. */
  @Test
  void aMismatchOfVersionsIsToldOnce() {
    AccountWatch mismatched =
        watch(
            name -> {
              throw new NoSuchMethodError("SecretContext.<init>");
            });
    try (LogCapture log = new LogCapture()) {
      mismatched.check();
      mismatched.check();

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("Provider accounts cannot be checked in this version of the runtime");
    }
    assertThat(mismatched.last("evolink").message())
        .isEqualTo("could not be checked: NoSuchMethodError");
  }

  private static void creditsAre(String amount) {
    EVOLINK.creditsAnswer(
        200, "{\"data\":{\"user\":{\"remaining_credits\":" + amount + "}},\"success\":true}");
  }

  private AccountWatch watch(Function<String, String> lookup) {
    return new AccountWatch(
        new Providers(List.of(EVOLINK.provider(), new AcmeProvider()), List.of()),
        lookup,
        new LipSyncMeters(registry, List.of("evolink", "acme")),
        Clock.systemUTC());
  }
}
