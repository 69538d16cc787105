package io.lipsync.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.Trace;
import io.lipsync.emulator.vendor.Listing;
import io.lipsync.emulator.vendor.Listing.Shown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a list shows, a task that exists is never said not to exist. */
class LostAnswersContractTest {
  @RegisterExtension static final ContractBench BENCH = ContractBench.startAsking();

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Clock CLOCK = Clock.systemUTC();

  static Stream<Arguments> lists() {
    return Stream.of("evolink", "dashscope", "joggai")
        .flatMap(provider -> Stream.of(Shown.values()).map(shown -> Arguments.of(provider, shown)));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aTaskThatExistsIsFoundOrUnknown(String provider, Shown shown) {
    ProviderAccount account = controlled(provider, shown);
    SubmitOrder order = ContractBench.order("accept-reset,finish-after:100s");
    Instant sent = CLOCK.instant();
    assertThat(account.provider().submit(account, order, SendGate.OPEN))
        .isInstanceOf(SubmitAnswer.Unknown.class);
    LostOrder lost = account.provider().lost(order, sent);

    Trace trace = account.provider().trace(account, lost, CLOCK.instant());

    assertThat(trace).isNotInstanceOf(Trace.Nothing.class);
    if (provider.equals("joggai") && List.of(Shown.ALL, Shown.ONE_A_PAGE).contains(shown)) {
      assertThat(trace).isInstanceOf(Trace.Found.class);
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aTaskThatDoesNotExistIsNeverFound(String provider, Shown shown) {
    ProviderAccount account = controlled(provider, shown);
    LostOrder lost =
        account.provider().lost(ContractBench.order("finish-after:99s"), CLOCK.instant());

    Trace trace = account.provider().trace(account, lost, CLOCK.instant());

    assertThat(trace).isNotInstanceOf(Trace.Found.class);
    // DashScope starts the first task of an account at once, so that its list shows none pending.
    if (shown == Shown.ALL && !provider.equals("dashscope")) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> account.provider().trace(account, lost, CLOCK.instant()),
              Trace.Nothing.class::isInstance);
    }
  }

  /** An account of its own, whose first task was accepted, and after which the list was asked. */
  private static ProviderAccount controlled(String provider, Shown shown) {
    ProviderAccount account = BENCH.account(provider, "sk-" + UUID.randomUUID());
    Listing listing = BENCH.vendor(provider).listing();
    listing.show(shown);
    assertThat(
            account
                .provider()
                .submit(account, ContractBench.order("finish-after:100s"), SendGate.OPEN))
        .isInstanceOf(SubmitAnswer.Accepted.class);
    BENCH.vendor(provider).journal().awaitRequest(request -> isList(request.path()), PATIENCE);
    return account;
  }

  private static boolean isList(String path) {
    return path.matches(".*/(tasks/?|lip_sync_video)");
  }
}
