package io.lipsync.connector.submit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.camunda.client.CamundaClient;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.task.TaskStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard and the engine's REST API; over gRPC the process tests show the same. */
class EngineGuardTest {
  @RegisterExtension
  static final WireMockExtension ENGINE =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  private static final Job JOB = new Job("<default>", 1, 42);
  private static final SubmitResult ACCEPTED =
      new SubmitResult(
          "dashscope",
          "t1",
          "t1",
          TaskStatus.PENDING,
          SubmitResult.Outcome.ACCEPTED,
          Instant.parse("2026-11-28T07:00:00Z"),
          null,
          null,
          Duration.ofSeconds(15),
          null);

  private final CamundaClient client =
      CamundaClient.newClientBuilder()
          .restAddress(URI.create(ENGINE.baseUrl()))
          .preferRestOverGrpc(true)
          .build();
  private final EngineGuard guard = new EngineGuard(client, Duration.ofDays(7));

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  void aFirstAttemptIsClaimedByAMessageThatNamesIt() {
    answers(okJson("{\"tenantId\":\"<default>\",\"messageKey\":\"1\"}"));
    assertThat(guard.claim(JOB, 3)).isTrue();
    ENGINE.verify(
        1,
        postRequestedFor(urlEqualTo("/v2/messages/publication"))
            .withRequestBody(
                equalToJson(
                    """
                    {"name": "lip-sync-submission", "correlationKey": "42", "messageId": "42:3",
                     "timeToLive": 604800000, "tenantId": "<default>"}
                    """,
                    true,
                    true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "other"})
  void theMessageBelongsToTheTenantOfTheJobIfThereIsOne(String tenant) {
    answers(okJson("{\"tenantId\":\"x\",\"messageKey\":\"1\"}"));
    guard.claim(new Job(tenant, 1, 42), 1);
    String sent = ENGINE.getAllServeEvents().getFirst().getRequest().getBodyAsString();
    assertThat(sent.contains("\"tenantId\":\"other\"")).isEqualTo(!tenant.isEmpty());
  }

  @Test
  void anAttemptThatSomebodyBeganIsTaken() {
    answers(problem(409, "ALREADY_EXISTS"));
    assertThat(guard.claim(JOB, 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 500, 503})
  void whatTheEngineDidNotRecordIsNotSent(int status) {
    answers(problem(status, "NO"));
    assertNothingMayBeSent();
  }

  @Test
  void anEngineThatCannotBeReachedRecordsNothing() {
    answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertNothingMayBeSent();
  }

  @Test
  void lookingWhetherAnAttemptWasBegunLeavesNoTrace() {
    answers(okJson("{\"tenantId\":\"<default>\",\"messageKey\":\"1\"}"));
    assertThat(guard.isBegun(JOB, 3)).isFalse();
    ENGINE.verify(
        1,
        postRequestedFor(urlEqualTo("/v2/messages/publication"))
            .withRequestBody(
                equalToJson("{\"messageId\": \"42:3\", \"timeToLive\": 0}", true, true)));
    answers(problem(409, "ALREADY_EXISTS"));
    assertThat(guard.isBegun(JOB, 3)).isTrue();
  }

  @Test
  void theNextAttemptIsAVariableOfTheElementAlone() {
    answers(aResponse().withStatus(204));
    guard.allow(JOB, 2);
    ENGINE.verify(
        1,
        putRequestedFor(urlEqualTo("/v2/element-instances/42/variables"))
            .withRequestBody(
                equalToJson(
                    "{\"variables\": {\"lipSyncAttempt\": 2}, \"local\": true}", true, true)));
  }

  @Test
  void anAttemptThatCannotBeAllowedIsOneTooFewAndNoError() {
    answers(problem(500, "NO"));
    assertThatCode(() -> guard.allow(JOB, 2)).doesNotThrowAnyException();
  }

  @Test
  void keepsWhatWasAcceptedAtTheElementInstanceItself() {
    answers(aResponse().withStatus(204));
    guard.keep(JOB, ACCEPTED);
    ENGINE.verify(
        putRequestedFor(urlEqualTo("/v2/element-instances/42/variables"))
            .withRequestBody(
                equalToJson(
                    """
                    {"local": true, "variables": {"lipSyncSubmitted": {
                       "elementInstanceKey": "42",
                       "submission": {"provider": "dashscope", "taskId": "t1", "correlationKey": "t1",
                         "status": "pending", "outcome": "accepted",
                         "submittedAt": "2026-11-28T07:00:00Z", "checkAfter": "PT15S"}}}}
                    """,
                    true,
                    true)));
  }

  @Test
  void whatCannotBeKeptIsNoErrorOfATaskThatWasPaidFor() {
    answers(problem(500, "NO"));
    assertThatCode(() -> guard.keep(JOB, ACCEPTED)).doesNotThrowAnyException();
  }

  private void assertNothingMayBeSent() {
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> guard.claim(JOB, 1));
    assertThat(failure.getErrorCode()).isEqualTo("PROVIDER_ERROR");
    assertThat(failure.getRetries()).as("one less than the job has").isNull();
    assertThat(failure).hasMessageContaining("nothing was sent");
  }

  private static void answers(ResponseDefinitionBuilder answer) {
    ENGINE.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static ResponseDefinitionBuilder problem(int status, String title) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/problem+json")
        .withBody(
            """
            {"type":"about:blank","title":"%s","status":%d,"detail":"d","instance":"/v2"}
            """
                .formatted(title, status));
  }
}
