package io.lipsync.connector.query;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.jackson.ConnectorsObjectMapperSupplier;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.support.VendorServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the check-account operation gives the process. */
class AccountReaderTest {
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();
  @RegisterExtension static final VendorServer JOGGAI = VendorServer.joggai();

  private static final ObjectMapper RUNTIME = ConnectorsObjectMapperSupplier.getCopy();
  private static final String QUOTA = "/v2/user/remaining_quota";

  @Test
  void aKnownAccountHasExactlyTheFieldsOfTheContract() throws Exception {
    JOGGAI.getAnswers(
        QUOTA, okJson("{\"code\":0,\"msg\":\"Success\",\"data\":{\"remaining_quota\":999.25}}"));
    assertThat(read(JOGGAI))
        .isEqualTo(
            RUNTIME.readTree(
                """
                { "provider": "joggai", "known": true, "remaining": 999.25,
                  "checkedAt": "2026-03-01T12:00:00Z" }
                """));
  }

  @Test
  void aProviderThatDoesNotTellIsNoErrorAndIsNotAsked() throws Exception {
    assertThat(read(DASHSCOPE))
        .isEqualTo(
            RUNTIME.readTree(
                """
                { "provider": "dashscope", "known": false,
                  "message":
                "DashScope has no call that tells what is left of an account: look in its console",
                  "checkedAt": "2026-03-01T12:00:00Z" }
                """));
    assertThat(DASHSCOPE.requests()).isEmpty();
  }

  @Test
  void whatMayPassIsTriedAgain() {
    JOGGAI.getAnswers(QUOTA, aResponse().withStatus(503));
    ConnectorRetryException failure = failure(new AccountRequest(JOGGAI.connection()));
    assertThat(failure.getErrorCode()).isEqualTo("PROVIDER_ERROR");
    assertThat(failure.getRetries()).isNull();
    assertThat(failure.getBackoffDuration()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void aWrongKeyStopsTheJob() {
    JOGGAI.getAnswers(QUOTA, okJson("{\"code\":10105,\"msg\":\"Invalid API key\"}"));
    ConnectorRetryException failure = failure(new AccountRequest(JOGGAI.connection()));
    assertThat(failure.getErrorCode()).isEqualTo("UNAUTHORIZED");
    assertThat(failure.getRetries()).isZero();
  }

  @Test
  void faultyInputSendsNothing() {
    assertThat(failure(null).getErrorCode()).isEqualTo("INVALID_INPUT");
    assertThat(failure(new AccountRequest(null)).getErrorCode()).isEqualTo("INVALID_INPUT");
    assertThat(JOGGAI.requests()).isEmpty();
  }

  private static JsonNode read(VendorServer server) throws Exception {
    AccountState state =
        new AccountReader(server.providers(), new MovableClock())
            .read(new AccountRequest(server.connection()));
    return RUNTIME.readTree(RUNTIME.writeValueAsString(state));
  }

  private static ConnectorRetryException failure(AccountRequest request) {
    AccountReader reader = new AccountReader(JOGGAI.providers(), new MovableClock());
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> reader.read(request));
    assertThat(failure).isNotNull();
    return failure;
  }
}
