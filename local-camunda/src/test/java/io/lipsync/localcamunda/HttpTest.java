package io.lipsync.localcamunda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plain HTTP side answers, the errors above all. */
class HttpTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static LocalCamunda camunda;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    camunda = LocalCamunda.start(LocalCamundaSettings.defaults().withGrpcPort(0).withRestPort(0));
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    camunda.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST /v2/variables/search         | {\"filter\": {\"foo\": 1}}        | filter.foo",
        "POST /v2/process-instances/search | {\"filter\": {\"$or\": [{\"foo\": 1}]}} | filter.foo",
        "POST /v2/variables/search         | {\"filter\": {\"$or\": [{\"name\": \"a\"}]}} | filter.$or",
        "POST /v2/jobs/search              | {\"filter\": {\"customHeaders\": \"a\"}} | filter.customHeaders",
        "POST /v2/process-instances/search | {\"filter\": {\"state\": \"FOO\"}} | filter.state must be one of ACTIVE, COMPLETED, TERMINATED, but is \"FOO\"",
        "POST /v2/process-instances/search | {\"filter\": {\"state\": {\"$neq\": \"active\"}}} | filter.state.$neq must be one of",
        "POST /v2/process-instances/search | {\"filter\": {\"state\": {\"$in\": [\"ACTIVE\", \"FOO\"]}}} | filter.state.$in must be one of",
        "POST /v2/process-instances/search | {\"filter\": {\"$or\": [{\"state\": \"FOO\"}]}} | filter.state must be one of",
        "POST /v2/process-instances/search | {\"filter\": {\"hasIncident\": \"maybe\"}} | filter.hasIncident must be true or false",
        "POST /v2/process-instances/search | {\"filter\": {\"processInstanceKey\": \"abc\"}} | filter.processInstanceKey must be a key",
        "POST /v2/process-instances/search | {\"filter\": {\"startDate\": {\"$gt\": \"yesterday\"}}} | filter.startDate.$gt must be a date and time",
        "POST /v2/process-instances/search | {\"filter\": {\"processDefinitionVersion\": \"one\"}} | filter.processDefinitionVersion must be a whole number",
        "POST /v2/process-instances/search | {\"filter\": {\"processDefinitionVersion\": {\"$like\": \"1*\"}}} | there is no operator $like",
        "POST /v2/process-instances/search | {\"filter\": {\"startDate\": {\"$exists\": \"yes\"}}} | filter.startDate.$exists must be true or false",
        "POST /v2/process-instances/search | {\"filter\": {\"variables\": [{\"name\": \"a\"}]}} | filter.variables must be a list of objects with name and value",
        "POST /v2/user-tasks/search        | {\"filter\": {\"state\": \"OPEN\"}} | filter.state must be one of",
        "POST /v2/incidents/search         | {\"filter\": {\"errorType\": \"BAD_LUCK\"}} | filter.errorType must be one of",
        "POST /v2/jobs/search              | {\"filter\": {\"kind\": \"PAID\"}} | filter.kind must be one of",
        "POST /v2/element-instances/search | {\"filter\": {\"type\": \"TASKS\"}} | filter.type must be one of",
        "POST /v2/process-definitions/search | {\"filter\": {\"state\": \"ASLEEP\"}} | filter.state must be one of",
        "POST /v2/message-subscriptions/search | {\"filter\": {\"messageSubscriptionState\": \"OPEN\"}} | filter.messageSubscriptionState must be one of",
        "POST /v2/process-definitions/statistics/message-subscriptions | {\"filter\": {\"foo\": 1}} | filter.foo",
        "POST /v2/user-tasks/search        | {\"sort\": [{\"field\": \"assignee\"}]} | assignee",
        "POST /v2/process-definitions/search | {\"sort\": [{\"field\": \"hasStartForm\"}]} | hasStartForm",
        "POST /v2/message-subscriptions/search | {\"sort\": [{\"field\": \"processDefinitionKey\"}]} | processDefinitionKey",
        "POST /v2/process-instances/search | {\"sort\": [{\"field\": \"tags\"}]}   | tags",
        "POST /v2/variables/search         | {\"page\": {\"after\": \"7\"}}    | page.after",
        "POST /v2/variables/search         | {\"page\": {\"before\": \"WzFd\", \"after\": \"WzFd\"}} | only one of",
        "POST /v2/variables/search         | {\"page\": {\"from\": 1, \"after\": \"WzFd\"}} | only one of",
        "POST /v2/jobs/activation          | {\"type\": \"t\", \"timeout\": 0, \"maxJobsToActivate\": 1} | timeout is '0'",
        "POST /v2/jobs/activation          | {\"type\": \"t\", \"timeout\": 1, \"maxJobsToActivate\": -1} | maxJobsToActivate is '-1'",
        "PATCH /v2/jobs/1                  | {\"changeset\": {\"retries\": 0}} | retries is '0'",
        "POST /v2/variables/search         | {\"sort\": [{\"field\": \"foo\"}]} | foo",
        "POST /v2/variables/search         | {\"page\": {\"limit\": 0}}        | page.limit",
        "POST /v2/variables/search         | {\"page\": {\"after\": \"x\"}}    | page.after",
        "POST /v2/variables/search         | {\"filter\":                      | not valid JSON",
        "POST /v2/variables/search         | []                                | must be a JSON object",
        "POST /v2/messages/publication     | {}                                | name must be given",
        "POST /v2/messages/publication     | {\"name\": 7}                     | name must be a text",
        "POST /v2/messages/publication     | {\"name\": \"n\", \"variables\": 1} | variables",
        "POST /v2/jobs/activation          | {\"type\": \"t\"}                 | timeout",
        "POST /v2/process-instances        | {}                                | processDefinitionId",
        "POST /v2/user-tasks/x/completion  | {}                                | userTaskKey",
        "PATCH /v2/jobs/1                  | {}                                | changeset",
        "PUT /v2/element-instances/1/variables | {}                            | variables",
        "POST /actuator/clock/add          | {}                                | offsetMilli",
      })
  void badInputNamesTheField(String line, String body, String field) throws Exception {
    var answer = send(line, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(problem(answer).path("detail").asText()).contains(field);
  }

  @Test
  void whatIsNotServedSaysSo() throws Exception {
    var answer = send("POST /v2/batch-operations/search", "{}");

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(problem(answer).path("detail").asText())
        .isEqualTo(
            "local-camunda does not serve POST /v2/batch-operations/search;"
                + " a real Camunda 8.8 cluster does if its API has it.");
  }

  /** An empty answer would look as if there were none, though decisions are deployed and called. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/decision-definitions/search",
        "/v2/decision-requirements/search",
        "/v2/decision-instances/search",
      })
  void decisionsAreNotServed(String path) throws Exception {
    assertThat(send("POST " + path, "{}").statusCode()).isEqualTo(501);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST /v2/jobs/1/completion   | {\"result\": {\"denied\": true}}         | result",
        "POST /v2/process-instances   | {\"runtimeInstructions\": [{\"type\": \"TERMINATE_PROCESS_INSTANCE\"}]} | runtimeInstructions",
        "POST /v2/process-instances   | {\"businessId\": \"order 7\"}             | businessId",
        "POST /v2/user-tasks/search   | {\"filters\": {\"state\": \"CREATED\"}}     | filters",
        "PATCH /v2/user-tasks/1       | {\"changeset\": {\"assignee\": \"ada\"}}    | assignee",
      })
  void aFieldThatIsNotServedIsNotDropped(String line, String body, String field) throws Exception {
    var answer = send(line, body);

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(problem(answer).path("detail").asText()).contains("field " + field + ";");
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/process-definitions/1",
    "/v2/process-definitions/1/xml",
    "/v2/process-instances/1",
    "/v2/element-instances/1",
    "/v2/variables/1",
    "/v2/incidents/1",
    "/v2/user-tasks/1",
    "/v2/user-tasks/1/form",
    "/v2/documents/nope",
  })
  void whatIsNotThereIsNotFound(String path) throws Exception {
    var answer = send("GET " + path, "");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(problem(answer).path("title").asText()).isEqualTo("NOT_FOUND");
  }

  @Test
  void aDeploymentNeedsFiles() throws Exception {
    var answer = send("POST /v2/deployments", "{}");

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void theClockIsReadMovedAndReset() throws Exception {
    Instant before = now();

    send("POST /actuator/clock/add", "{\"offsetMilli\": 86400000}");
    Duration moved = Duration.between(before, now());
    send("DELETE /actuator/clock", "");
    Duration reset = Duration.between(before, now());

    assertThat(moved).isGreaterThanOrEqualTo(Duration.ofHours(24));
    assertThat(reset).isLessThan(Duration.ofHours(1));
  }

  @Test
  void healthIsUp() throws Exception {
    assertThat(problem(send("GET /actuator/health", "")).path("status").asText()).isEqualTo("UP");
    assertThat(send("GET /v2/status", "").statusCode()).isEqualTo(204);
  }

  private static Instant now() throws Exception {
    return Instant.parse(problem(send("GET /actuator/clock", "")).path("instant").asText());
  }

  private static JsonNode problem(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> send(String line, String body) throws Exception {
    String[] methodAndPath = line.strip().split(" ");
    var request =
        HttpRequest.newBuilder(camunda.restAddress().resolve(methodAndPath[1]))
            .header("Content-Type", "application/json")
            .method(methodAndPath[0], BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
