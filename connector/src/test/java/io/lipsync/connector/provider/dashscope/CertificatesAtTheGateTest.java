package io.lipsync.connector.provider.dashscope;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.callback.judge.CallbackReceiver;
import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.ResolveUnknown;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.support.FullGate;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.support.VendorServer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An event whose certificate has to be fetched takes one of the account's places for that. */
class CertificatesAtTheGateTest {
  private static final String TARGET = "https://runtime.example.com/inbound/lip-sync-dashscope";
  private static final String TOKEN = "rule-token";

  @RegisterExtension static final VendorServer SERVER = VendorServer.dashscope();

  private final AtomicInteger passed = new AtomicInteger();
  private final MovableClock clock = new MovableClock();
  private ProviderAccount account;

  @BeforeEach
  void certificatesAreOfThisMachine() {
    DashscopeSettings settings =
        new DashscopeSettings(
            SERVER.baseUrl(),
            "/",
            1,
            1,
            20,
            Duration.ofSeconds(15),
            ZoneOffset.UTC,
            false,
            ResolveUnknown.OFF,
            Duration.ofHours(24),
            new DashscopeSettings.Events(List.of("localhost"), true, true));
    account =
        new Providers(
                List.of(new DashscopeProvider(SERVER.client(), settings, clock, clock)), List.of())
            .account(SERVER.connection());
    SERVER.getAnswers("/certificates/a.pem", aResponse().withStatus(503));
  }

  @Test
  void aPlaceIsTakenForTheFetchAndNoneWhileTheAnswerIsAtHand() {
    CallbackReceiver receiver =
        receiver(
            new CallbackReceiver.Gate() {
              @Override
              public <T> T limited(Supplier<T> work, Supplier<T> tooMany) {
                passed.incrementAndGet();
                return work.get();
              }

              @Override
              public Verdict once(SignalVerdict.Genuine genuine, Supplier<Verdict> read) {
                return read.get();
              }
            });
    for (int event = 0; event < 10; event++) {
      assertThat(receiver.receive(signed(TOKEN).sign())).isInstanceOf(Verdict.Unreadable.class);
    }
    assertThat(passed).hasValue(1);
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void withoutAPlaceNothingIsFetched() {
    CallbackReceiver full = receiver(new FullGate());
    assertThat(full.receive(signed(TOKEN).sign()))
        .isEqualTo(new Verdict.Unreadable(null, "too many are being checked"));
    assertThat(full.receive(signed("guessed").sign()))
        .as("strangers take no place")
        .isInstanceOf(Verdict.Forged.class);
    assertThat(SERVER.requests()).isEmpty();
  }

  /** An event of the account's own rule from a region that nobody listed: a person has to know. */
  @Test
  void aRefusedHostIsTold() {
    List<String> told = new ArrayList<>();
    CallbackReceiver receiver = receiver(CallbackReceiver.Gate.OPEN, telling(told));

    receiver.receive(signed("guessed").header("signature-url", "https://a.example/c.pem").sign());
    assertThat(told).as("strangers change no health").isEmpty();

    receiver.receive(signed(TOKEN).header("signature-url", "https://a.example/c.pem").sign());
    assertThat(told)
        .containsExactly("the certificate is not at an address of EventBridge but at 'a.example'");
  }

  private static CallbackReceiver.Later telling(List<String> told) {
    return new CallbackReceiver.Later() {
      @Override
      public void begin(SignalVerdict.Genuine genuine, Verdict verdict, Supplier<Verdict> again) {}

      @Override
      public void doubted(String reason) {
        told.add(reason);
      }
    };
  }

  private CallbackReceiver receiver(CallbackReceiver.Gate gate) {
    return receiver(gate, CallbackReceiver.Later.NEVER);
  }

  private CallbackReceiver receiver(CallbackReceiver.Gate gate, CallbackReceiver.Later later) {
    return new CallbackReceiver(
        account, new SignalSettings(TARGET, List.of(Secret.of(TOKEN))), gate, later);
  }

  private EventBridgeSigner signed(String token) {
    return EventBridgeSigner.valid(clock.instant())
        .to(TARGET)
        .header("signature-url", SERVER.baseUrl() + "/certificates/a.pem")
        .token(token);
  }
}
