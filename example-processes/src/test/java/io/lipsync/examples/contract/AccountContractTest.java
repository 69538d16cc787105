package io.lipsync.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.ProviderAccount;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts: what is left, who may do what, and what no vendor but DashScope can undo. */
class AccountContractTest {
  @RegisterExtension static final ContractBench BENCH = ContractBench.start();

  @ParameterizedTest
  @CsvSource({
    "evolink, sk-contract, 1000000",
    "evolink, sk-no-credits, 0",
    "evolink, wrong-key, UNAUTHORIZED",
    "dashscope, sk-contract, not told",
    "dashscope, wrong-key, not told",
    "joggai, sk-contract, 1000",
    "joggai, no-credits, 0",
    "joggai, no-access-key, ACCESS_DENIED",
    "joggai, invalid-key, UNAUTHORIZED"
  })
  void whatIsLeft(String provider, String apiKey, String meaning) {
    ProviderAccount account = BENCH.account(provider, apiKey);
    assertThat(Reading.of(account.provider().account(account))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "evolink, wrong-key, UNAUTHORIZED",
    "evolink, sk-no-credits, QUOTA_EXHAUSTED",
    "evolink, sk-no-access, ACCESS_DENIED",
    "dashscope, wrong-key, UNAUTHORIZED",
    "dashscope, sk-no-credits, QUOTA_EXHAUSTED",
    "dashscope, sk-no-access, ACCESS_DENIED",
    "joggai, invalid-key, UNAUTHORIZED",
    "joggai, no-credits, QUOTA_EXHAUSTED",
    "joggai, no-access-key, ACCESS_DENIED"
  })
  void whatAnAccountMayNotDoIsRefusedAtOnce(String provider, String apiKey, String meaning) {
    ProviderAccount account = BENCH.account(provider, apiKey);
    assertThat(
            Reading.of(account.provider().submit(account, ContractBench.order(""), SendGate.OPEN)))
        .isEqualTo(meaning);
    assertThat(BENCH.vendor(provider).journal().summary().billedTasks()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "evolink, ACCESS_DENIED",
    "dashscope, TASK_NOT_FOUND again",
    "joggai, TASK_NOT_FOUND"
  })
  void aTaskOfAnotherAccountIsNotShown(String provider, String meaning) {
    String task = BENCH.submitted(provider, "");
    ProviderAccount other = BENCH.account(provider, "sk-another-account");
    assertThat(Reading.of(other.provider().read(other, task))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({"evolink", "joggai"})
  void whereNothingCanBeCancelledTheTaskGoesOn(String provider) {
    String task = BENCH.submitted(provider, "finish-after:1h");
    assertThat(Reading.of(BENCH.cancel(provider, task))).isEqualTo("goes on");
  }

  @ParameterizedTest
  @CsvSource({"wrong-key, UNAUTHORIZED", "sk-another-account, TASK_NOT_FOUND again"})
  void whoMayNotSeeATaskCannotCancelIt(String apiKey, String meaning) {
    BENCH.submitted("dashscope", "stay");
    String queued = BENCH.submitted("dashscope", "");
    ProviderAccount other = BENCH.providers().account(new Connection("dashscope", apiKey, null));
    assertThat(Reading.of(other.provider().cancel(other, queued))).isEqualTo(meaning);
    assertThat(Reading.of(BENCH.read("dashscope", queued))).isEqualTo("pending");
  }
}
