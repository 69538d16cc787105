package io.lipsync.connector.callback.judge;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.lipsync.connector.callback.address.CallbackToken;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.FullGate;
import io.lipsync.connector.task.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First the address, then the id, then the provider's own word; nothing else of a callback. */
class CallbackReceiverTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();

  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final SignalSettings NONE = new SignalSettings(null, List.of());
  private static final String TOKEN =
      new CallbackToken(List.of(Secret.of(EvolinkServer.API_KEY))).mint(KEY);
  private static final Map<String, String> OURS = Map.of("task", KEY, "token", TOKEN);

  @Test
  void theProvidersOwnAnswerCountsAndNotTheBody() {
    EVOLINK.taskAnswers(200, EvolinkJson.failed("content_policy_violation", "No."));
    Verdict verdict = receive(OURS, EvolinkJson.COMPLETED);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Finished.class,
            finished -> {
              assertThat(finished.task().status()).isEqualTo(TaskStatus.FAILED);
              assertThat(finished.task().videoUrl()).isNull();
              assertThat(finished.task().correlationKey()).isEqualTo(KEY);
            });
  }

  @Test
  void aTaskThatIsStillAtWorkIsNotFinishedWhateverTheBodySays() {
    EVOLINK.taskAnswers(200, EvolinkJson.PROCESSING);
    assertThat(receive(OURS, EvolinkJson.COMPLETED))
        .isEqualTo(new Verdict.NotFinished(EvolinkServer.TASK_ID, TaskStatus.PROCESSING));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 503})
  void aTaskThatTheProviderDoesNotDescribeIsUnreadable(int status) {
    EVOLINK.taskAnswers(status, "");
    assertThat(receive(OURS, EvolinkJson.COMPLETED)).isInstanceOf(Verdict.Unreadable.class);
  }

  @Test
  void aProviderThatCannotBeReachedLeavesItUnreadable() {
    EVOLINK.taskAnswers(aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(receive(OURS, EvolinkJson.COMPLETED)).isInstanceOf(Verdict.Unreadable.class);
  }

  @Test
  void aWrongTokenIsForgedAndTheProviderIsNotAsked() {
    assertForged(Map.of("task", KEY, "token", "A".repeat(43)));
  }

  @Test
  void aTokenOfAnotherSubmissionIsForged() {
    assertForged(Map.of("task", "BBBBBBBBBBBBBBBBBBBBBB", "token", TOKEN));
  }

  @Test
  void aMissingTokenIsForged() {
    assertForged(Map.of("task", KEY));
  }

  @Test
  void aMissingKeyIsForged() {
    assertForged(Map.of("token", TOKEN));
  }

  @Test
  void parametersInAnotherCaseAreForged() {
    assertForged(Map.of("Task", KEY, "Token", TOKEN));
  }

  @Test
  void noParametersAreForged() {
    assertForged(Map.of());
  }

  @Test
  void aTokenOfAnotherAccountIsForged() {
    String other = new CallbackToken(List.of(Secret.of("sk-other"))).mint(KEY);
    assertForged(Map.of("task", KEY, "token", other));
  }

  @Test
  void aForgedCallIsJudgedBeforeItsBody() {
    CallbackReceiver receiver = receiver();
    for (byte[] body : new byte[][] {null, {}, "{".getBytes(), new byte[3 << 20]}) {
      assertThat(receiver.receive(signal(Map.of("task", KEY, "token", "x"), body)))
          .isInstanceOf(Verdict.Forged.class);
    }
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "null",
        "7",
        "[]",
        "{}",
        "<html></html>",
        "{\"id\":null}",
        "{\"id\":7}",
        "{\"id\":\"task-1\"}",
        "{\"id\":\"task-unified-1/../../v1/credits\"}",
        "{\"task_id\":\"task-unified-1\"}"
      })
  void aBodyWithoutATaskIdIsMalformedAndTheProviderIsNotAsked(String body) {
    assertThat(receive(OURS, body)).isInstanceOf(Verdict.Malformed.class);
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @Test
  void noBodyIsMalformed() {
    assertThat(receiver().receive(signal(OURS, null))).isInstanceOf(Verdict.Malformed.class);
  }

  @Test
  void aDeeplyNestedBodyIsMalformed() {
    assertThat(receive(OURS, "[".repeat(100_000))).isInstanceOf(Verdict.Malformed.class);
  }

  @Test
  void tokensOfAReplacedSecretStillCount() {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    String old = new CallbackToken(List.of(Secret.of("old"))).mint(KEY);
    CallbackReceiver receiver =
        new CallbackReceiver(
            EVOLINK.account("new", "old"),
            NONE,
            CallbackReceiver.Gate.OPEN,
            CallbackReceiver.Later.NEVER);
    assertThat(
            receiver.receive(
                signal(Map.of("task", KEY, "token", old), bytes(EvolinkJson.COMPLETED))))
        .isInstanceOf(Verdict.Finished.class);
    assertThat(receiver.receive(signal(OURS, bytes(EvolinkJson.COMPLETED))))
        .as("the API key signs no more")
        .isInstanceOf(Verdict.Forged.class);
  }

  @Test
  void oneTooManyIsToldToComeAgainAndNobodyIsAsked() {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    CallbackReceiver full =
        new CallbackReceiver(EVOLINK.account(), NONE, new FullGate(), CallbackReceiver.Later.NEVER);
    assertThat(full.receive(signal(OURS, bytes(EvolinkJson.COMPLETED))))
        .isInstanceOf(Verdict.Unreadable.class);
    assertThat(full.receive(signal(Map.of("task", KEY, "token", "x"), bytes("{}"))))
        .as("a forged one needs no place")
        .isInstanceOf(Verdict.Forged.class);
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @Test
  void aTaskIdOfAnotherFormIsNotRepeatedEvenWhileThereAreTooMany() {
    CallbackReceiver full =
        new CallbackReceiver(EVOLINK.account(), NONE, new FullGate(), CallbackReceiver.Later.NEVER);
    for (String id : List.of("../../v1/credits", "a\\nforged log line", "x".repeat(60_000))) {
      assertThat(full.receive(signal(OURS, bytes("{\"id\":\"" + id + "\"}"))))
          .isEqualTo(new Verdict.Malformed("the body names no task of evolink"));
    }
  }

  private static void assertForged(Map<String, String> parameters) {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    assertThat(receive(parameters, EvolinkJson.COMPLETED)).isInstanceOf(Verdict.Forged.class);
    assertThat(EVOLINK.requests()).isEmpty();
  }

  private static Verdict receive(Map<String, String> parameters, String body) {
    return receiver().receive(signal(parameters, bytes(body)));
  }

  private static CallbackReceiver receiver() {
    return new CallbackReceiver(
        EVOLINK.account(), NONE, CallbackReceiver.Gate.OPEN, CallbackReceiver.Later.NEVER);
  }

  private static Signal signal(Map<String, String> parameters, byte[] body) {
    return new Signal(Map.of(), parameters, body);
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
