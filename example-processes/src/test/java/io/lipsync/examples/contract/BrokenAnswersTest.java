package io.lipsync.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.emulator.joggai.ErrorHttpStatus;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back when it is not the vendor's own answer, or not all of it: at every vendor. */
class BrokenAnswersTest {
  private static final String NOBODY_KNOWS = "nobody knows";

  @RegisterExtension static final ContractBench BENCH = ContractBench.start();

  /** Of these a task exists, which the connector must neither deny nor order again. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          evolink   , accept-500
          evolink   , accept-html:502
          evolink   , accept-html:504
          evolink   , accept-hang
          evolink   , accept-reset
          evolink   , accept-empty
          evolink   , accept-truncated
          evolink   , accept-cut
          dashscope , accept-500
          dashscope , accept-html:502
          dashscope , accept-html:504
          dashscope , accept-hang
          dashscope , accept-reset
          dashscope , accept-empty
          dashscope , accept-truncated
          dashscope , accept-cut
          joggai    , accept-500
          joggai    , accept-html:502
          joggai    , accept-html:504
          joggai    , accept-hang
          joggai    , accept-reset
          joggai    , accept-empty
          joggai    , accept-truncated
          joggai    , accept-cut
          """)
  void aTaskWhoseAnswerWasLostIsNeitherDeniedNorOrderedAgain(String provider, String scenario) {
    assertThat(Reading.of(BENCH.submit(provider, scenario))).isEqualTo(NOBODY_KNOWS);

    assertThat(BENCH.vendor(provider).journal().summary().submits()).isEqualTo(1);
    assertThat(BENCH.vendor(provider).journal().summary().billedTasks()).isEqualTo(1);
  }

  /** Of these there is no task, but who sees only the answer cannot tell. */
  @ParameterizedTest
  @CsvSource({
    "evolink, submit-html:502",
    "evolink, submit-html:503",
    "evolink, submit-hang",
    "evolink, submit-reset",
    "dashscope, submit-html:502",
    "dashscope, submit-html:503",
    "dashscope, submit-hang",
    "dashscope, submit-reset",
    "joggai, submit-html:502",
    "joggai, submit-html:503",
    "joggai, submit-hang",
    "joggai, submit-reset"
  })
  void whatLooksTheSameIsTreatedTheSame(String provider, String scenario) {
    assertThat(Reading.of(BENCH.submit(provider, scenario))).isEqualTo(NOBODY_KNOWS);
    assertThat(BENCH.vendor(provider).journal().summary().submits()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evolink", "dashscope", "joggai"})
  void aLateAnswerAndUnknownFieldsAreStillAnAnswer(String provider) {
    assertThat(Reading.of(BENCH.submit(provider, "accept-slow:300ms,accept-extra-fields")))
        .isEqualTo("accepted");
    assertThat(Reading.of(BENCH.submitAndRead(provider, "query-slow:300ms,query-extra-fields")))
        .isEqualTo("completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evolink", "dashscope", "joggai"})
  void anUnknownStatusMeansStillAtWork(String provider) {
    assertThat(BENCH.submit(provider, "accept-status:queued"))
        .isInstanceOfSatisfying(
            SubmitAnswer.Accepted.class,
            accepted -> assertThat(accepted.status().word()).isEqualTo("processing"));
    assertThat(Reading.of(BENCH.submitAndRead(provider, "query-status:reviewing")))
        .isEqualTo("processing");
  }

  @ParameterizedTest
  @CsvSource({
    "query-html:502, PROVIDER_ERROR again",
    "query-html:503, PROVIDER_ERROR again",
    "query-hang, PROVIDER_ERROR again",
    "query-reset, PROVIDER_ERROR again",
    "query-empty, PROVIDER_ERROR again",
    "query-truncated, PROVIDER_ERROR again",
    "query-cut, PROVIDER_ERROR again",
    "query-html:404, PROVIDER_ERROR again"
  })
  void aBrokenAnswerAboutATaskIsNoAnswerAboutTheTask(String scenario, String meaning) {
    for (String provider : new String[] {"evolink", "dashscope", "joggai"}) {
      assertThat(Reading.of(BENCH.submitAndRead(provider, scenario)))
          .as(provider)
          .isEqualTo(meaning);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evolink", "dashscope", "joggai"})
  void whereNobodyListensNothingWasOrdered(String provider) throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    ProviderAccount account =
        BENCH
            .providers()
            .account(new Connection(provider, ContractBench.API_KEY, "http://127.0.0.1:" + port));

    assertThat(
            Reading.of(account.provider().submit(account, ContractBench.order(""), SendGate.OPEN)))
        .isEqualTo("not sent");
  }

  /** Of codes that nobody documented only the status is known, and only two prove anything. */
  @ParameterizedTest
  @CsvSource({
    "400, nobody knows",
    "401, nobody knows",
    "402, QUOTA_EXHAUSTED",
    "403, nobody knows",
    "404, nobody knows",
    "408, nobody knows",
    "409, nobody knows",
    "413, nobody knows",
    "429, RATE_LIMITED again",
    "500, nobody knows",
    "502, nobody knows",
    "503, nobody knows",
    "504, nobody knows"
  })
  void anUnknownCodeIsReadByItsStatus(int status, String meaning) {
    BENCH.emulator().joggai().sendErrorsWith(ErrorHttpStatus.MAPPED);
    for (String provider : new String[] {"evolink", "dashscope", "joggai"}) {
      assertThat(Reading.of(BENCH.submit(provider, "submit-%d:code=77777".formatted(status))))
          .as(provider)
          .isEqualTo(meaning);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evolink", "dashscope"})
  void aWaitThatTheHeaderAsksForIsKept(String provider) {
    assertThat(BENCH.submit(provider, "submit-429:retry-after=7"))
        .isInstanceOfSatisfying(
            SubmitAnswer.NotAccepted.class,
            refused -> assertThat(refused.retryAfter()).hasSeconds(7));
    assertThat(BENCH.submit(provider, "submit-429:retry-after-date=70"))
        .isInstanceOfSatisfying(
            SubmitAnswer.NotAccepted.class,
            refused -> assertThat(refused.retryAfter().toSeconds()).isBetween(60L, 70L));
  }
}
