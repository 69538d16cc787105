package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.query.AccountState;
import io.lipsync.connector.submit.SubmitResult;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job as the runtime hands it over: header {@code operation}, variable {@code lipSync}. */
class LipSyncConnectorTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();

  private static final ConnectorBench BENCH =
      new ConnectorBench(
          () -> List.of(EVOLINK.provider(), DASHSCOPE.provider()),
          Map.of("EVOLINK_API_KEY", EvolinkServer.API_KEY));

  private static final String CONNECTION =
      "\"connection\": {\"provider\": \"evolink\", \"apiKey\": \"{{secrets.EVOLINK_API_KEY}}\"}";

  @Test
  void submits() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    Object result =
        execute(
            "submit",
            """
            {"lipSync": {%s,
              "video_url": "https://example.com/speaker.mp4",
              "audio_url": "https://example.com/speech.wav",
              "ref_image_url": "", "video_extension": true, "query_face_threshold": "150",
              "callback": {"baseUrl": "https://runtime.example.com", "path": "lip-sync"}}}
            """
                .formatted(CONNECTION));
    assertThat(result)
        .isInstanceOfSatisfying(
            SubmitResult.class,
            submitted -> assertThat(submitted.taskId()).isEqualTo(EvolinkServer.TASK_ID));
    assertThat(EVOLINK.submissions().getLast().getHeader("Authorization"))
        .as("the secret is filled in")
        .isEqualTo("Bearer " + EvolinkServer.API_KEY);
    assertThat(EVOLINK.submissions().getLast().getBodyAsString())
        .contains("\"query_face_threshold\":150", "\"video_extension\":true", "callback_url");
  }

  @Test
  void readsATask() {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    Object result =
        execute(
            "getTask",
            """
            {"lipSync": {%s, "taskId": "%s", "correlationKey": "key"}}
            """
                .formatted(CONNECTION, EvolinkServer.TASK_ID));
    assertThat(result)
        .isInstanceOfSatisfying(
            LipSyncTask.class,
            task -> {
              assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
              assertThat(task.correlationKey()).isEqualTo("key");
            });
  }

  @Test
  void cancelsATaskOrSaysWhyNot() {
    ConnectorRetryException failure =
        failure(
            "cancelTask",
            "{\"lipSync\": {%s, \"taskId\": \"%s\"}}".formatted(CONNECTION, EvolinkServer.TASK_ID));
    assertThat(failure.getErrorCode()).isEqualTo("NOT_CANCELLABLE");
    assertThat(failure).hasMessageStartingWith("evolink has no call that cancels a task.");
  }

  @Test
  void checksAnAccount() {
    EVOLINK.creditsAnswer(
        200, "{\"data\":{\"user\":{\"remaining_credits\":12.5}},\"success\":true}");
    Object result = execute("checkAccount", "{\"lipSync\": {%s}}".formatted(CONNECTION));
    assertThat(result)
        .isInstanceOfSatisfying(
            AccountState.class,
            account -> {
              assertThat(account.provider()).isEqualTo("evolink");
              assertThat(account.remaining()).isEqualByComparingTo("12.5");
            });
  }

  @Test
  void savesAVideoOrSaysWhyNot() {
    ConnectorRetryException failure =
        failure(
            "saveResult",
            """
            {"lipSync": {"videoUrl": "http://127.0.0.1/a.mp4", "fileName": null,
              "destination": {"type": "document"}}}
            """);
    assertThat(failure.getErrorCode()).isEqualTo("RESULT_REJECTED");
  }

  @Test
  void equallyNamedVariablesOfTheProcessDoNotSlipIn() {
    EVOLINK.submitAnswers(200, EvolinkJson.ACCEPTED);
    String variables =
        """
        {"video_url": "https://example.com/stray.mp4", "audio_url": "https://example.com/stray.wav",
         "lipSync": {%s, "video_url": "https://example.com/speaker.mp4"}}
        """
            .formatted(CONNECTION);
    assertThat(failure("submit", variables).getErrorCode()).isEqualTo("INVALID_INPUT");
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"submit", "getTask", "cancelTask", "checkAccount", "saveResult"})
  void aMissingVariableIsInvalidInputWithoutRetries(String operation) {
    for (String variables : new String[] {"{}", "{\"lipSync\": null}"}) {
      ConnectorRetryException failure = failure(operation, variables);
      assertThat(failure.getErrorCode()).isEqualTo("INVALID_INPUT");
      assertThat(failure.getRetries()).isZero();
      assertThat(failure).hasMessageStartingWith("lipSync is missing.");
    }
  }

  @Test
  void aDocumentsReferenceArrivesUnopened() {
    ConnectorRetryException failure =
        failure(
            "submit",
            """
            {"lipSync": {%s, "video_url": [{"camunda.document.type": "camunda", "documentId": "d",
              "storeId": "s", "metadata": {"contentType": "video/mp4", "size": 999999999999}}],
              "audio_url": "https://example.com/a.wav"}}
            """
                .formatted(CONNECTION));
    assertThat(failure)
        .hasMessageStartingWith(
            "video_url is a document of 999999999999 bytes or more, evolink takes");
    assertThat(failure.getErrorCode()).isEqualTo("MEDIA_REJECTED");
  }

  @Test
  void severalDocumentsAreInvalidInputAndNoBindingError() {
    String document =
        "{\"camunda.document.type\": \"camunda\", \"documentId\": \"d\", \"storeId\": \"s\"}";
    ConnectorRetryException failure =
        failure(
            "submit",
            """
            {"lipSync": {%s, "video_url": [%s, %s], "audio_url": "https://example.com/a.wav"}}
            """
                .formatted(CONNECTION, document, document));
    assertThat(failure).hasMessageStartingWith("video_url is a list of 2.");
    assertThat(failure.getErrorCode()).isEqualTo("INVALID_INPUT");
  }

  @Test
  void codeRetriesAndBackoffSurviveTheWayThroughTheRuntime() {
    EVOLINK.taskAnswers(404, EvolinkJson.error("task_not_found", "not found"));
    ConnectorRetryException failure =
        failure(
            "getTask",
            "{\"lipSync\": {%s, \"taskId\": \"%s\"}}".formatted(CONNECTION, EvolinkServer.TASK_ID));
    assertThat(failure.getErrorCode()).isEqualTo("TASK_NOT_FOUND");
    assertThat(failure.getRetries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"submit", "getTask", "cancelTask"})
  void anApiKeyIsNeverSentToAnAddressInsideThatAProcessNames(String operation) {
    ConnectorRetryException failure =
        failure(
            operation,
            """
            {"lipSync": {
              "connection": {"provider": "dashscope", "apiKey": "k", "baseUrl": "%s"},
              "taskId": "%s",
              "video_url": "https://example.com/v.mp4", "audio_url": "https://example.com/a.wav"}}
            """
                .formatted(DASHSCOPE.baseUrl(), VendorServer.TASK_ID));
    assertThat(failure.getErrorCode()).isEqualTo("INVALID_INPUT");
    assertThat(failure.getRetries()).isZero();
    assertThat(failure)
        .hasMessageStartingWith("baseUrl was not called: localhost is not on the public internet");
    assertThat(DASHSCOPE.requests()).isEmpty();
  }

  @Test
  void anUnknownOperationIsInvalidInput() {
    ConnectorRetryException failure = failure("dub", "{\"lipSync\": {}}");
    assertThat(failure).hasMessageStartingWith("operation is 'dub'.");
    assertThat(failure.getErrorCode()).isEqualTo("INVALID_INPUT");
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @Test
  void aValueOfAnotherTypeIsInvalidInputThatNamesTheField() {
    ConnectorRetryException failure =
        failure("getTask", "{\"lipSync\": {%s, \"taskId\": {\"id\": 1}}}".formatted(CONNECTION));
    assertThat(failure).hasMessageStartingWith("taskId is of another type than expected.");
    assertThat(failure.getErrorCode()).isEqualTo("INVALID_INPUT");
  }

  @Test
  void onlyItsOwnVariablesAreFetched() {
    OutboundConnector declared = LipSyncConnector.class.getAnnotation(OutboundConnector.class);
    assertThat(declared.type()).isEqualTo("io.lipsync:lip-sync:1");
    assertThat(declared.inputVariables())
        .containsExactly("lipSync", "lipSyncSubmitted", "lipSyncLastAttempt", "lipSyncAttempt");
  }

  private static ConnectorRetryException failure(String operation, String variables) {
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> execute(operation, variables));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static Object execute(String operation, String variables) {
    return BENCH.execute(operation, variables);
  }
}
