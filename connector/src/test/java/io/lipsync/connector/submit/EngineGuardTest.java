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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.camunda.client.CamundaClient;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.task.Postponed;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
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
  private static final Duration PATIENCE = Duration.ofMinutes(1);

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
    assertThat(guard.claim(JOB, 3).isOurs()).isTrue();
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
    guard.claim(new Job(tenant, 1, 42), 1).isOurs();
    String sent = ENGINE.getAllServeEvents().getFirst().getRequest().getBodyAsString();
    assertThat(sent.contains("\"tenantId\":\"other\"")).isEqualTo(!tenant.isEmpty());
  }

  @Test
  void anAttemptThatSomebodyBeganIsTaken() {
    answers(problem(409, "ALREADY_EXISTS"));
    assertThat(guard.claim(JOB, 1).isOurs()).isFalse();
  }

  /** Waiting does not help: the last retry makes an incident that says what does. */
  @Test
  void aRuntimeWithoutThePermissionToClaimSendsNothingAndTellsAPerson() {
    answers(problem(403, "FORBIDDEN"));
    assertThatThrownBy(guard.claim(JOB, 1)::isOurs)
        .isInstanceOfSatisfying(
            Postponed.class,
            postponed -> {
              assertThat(postponed.losesRetry()).isTrue();
              assertThat(postponed)
                  .hasMessageContaining("sends nothing")
                  .hasMessageContaining("permission CREATE for MESSAGE");
            });
  }

  @Test
  void aRecordThatIsForbiddenIsNotRepeated() {
    answers(problem(403, "FORBIDDEN"));
    guard.record(JOB, Map.of(), PATIENCE).join();
    ENGINE.verify(1, putRequestedFor(urlEqualTo("/v2/element-instances/42/variables")));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 500, 503})
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
    assertThat(guard.isClaimed(JOB, 3)).isFalse();
    ENGINE.verify(
        1,
        postRequestedFor(urlEqualTo("/v2/messages/publication"))
            .withRequestBody(
                equalToJson("{\"messageId\": \"42:3\", \"timeToLive\": 0}", true, true)));
    answers(problem(409, "ALREADY_EXISTS"));
    assertThat(guard.isClaimed(JOB, 3)).isTrue();
  }

  @Test
  void theFirstWhoSeesABegunAttemptIsToldSo() {
    answers(okJson("{\"tenantId\":\"<default>\",\"messageKey\":\"1\"}"));
    assertThat(guard.isFirstSight(JOB, 3)).isTrue();
    ENGINE.verify(
        1,
        postRequestedFor(urlEqualTo("/v2/messages/publication"))
            .withRequestBody(
                equalToJson(
                    "{\"messageId\": \"42:3:seen\", \"timeToLive\": 604800000}", true, true)));
    answers(problem(409, "ALREADY_EXISTS"));
    assertThat(guard.isFirstSight(JOB, 3)).isFalse();
  }

  @Test
  void aRecordIsAVariableOfTheElementInstanceAlone() {
    answers(aResponse().withStatus(204));
    guard.record(JOB, Map.of("lipSyncSubmitted", Map.of("state", "ACCEPTED")), PATIENCE).join();
    ENGINE.verify(
        1,
        putRequestedFor(urlEqualTo("/v2/element-instances/42/variables"))
            .withRequestBody(
                equalToJson(
                    """
                    {"local": true, "variables": {"lipSyncSubmitted": {"state": "ACCEPTED"}}}
                    """,
                    true,
                    true)));
  }

  @Test
  void aRecordIsRepeatedUntilTheEngineHasIt() {
    ENGINE.stubFor(
        any(anyUrl())
            .inScenario("outage")
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
            .willSetStateTo("over"));
    ENGINE.stubFor(
        any(anyUrl())
            .inScenario("outage")
            .whenScenarioStateIs("over")
            .willReturn(problem(503, "NO"))
            .willSetStateTo("back"));
    ENGINE.stubFor(
        any(anyUrl())
            .inScenario("outage")
            .whenScenarioStateIs("back")
            .willReturn(aResponse().withStatus(204)));
    guard.record(JOB, Map.of(), PATIENCE).join();
    ENGINE.verify(3, putRequestedFor(urlEqualTo("/v2/element-instances/42/variables")));
  }

  @Test
  void nobodyReadsTheRecordOfAnElementInstanceThatIsOver() {
    answers(problem(404, "NOT_FOUND"));
    guard.record(JOB, Map.of(), PATIENCE).join();
    ENGINE.verify(1, putRequestedFor(urlEqualTo("/v2/element-instances/42/variables")));
  }

  @Test
  void aRecordThatCannotBeWrittenIsNoErrorOfATaskThatWasPaidFor() {
    answers(problem(500, "NO"));
    assertThatCode(() -> guard.record(JOB, Map.of(), Duration.ofMillis(1)).join())
        .doesNotThrowAnyException();
  }

  private void assertNothingMayBeSent() {
    OnceOnlyGuard.Claim claim = guard.claim(JOB, 1);
    assertThatThrownBy(claim::isOurs)
        .isInstanceOfSatisfying(
            Postponed.class, postponed -> assertThat(postponed.losesRetry()).isFalse());
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
