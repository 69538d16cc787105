package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.connector.api.error.ConnectorException;
import io.camunda.connector.jackson.ConnectorsObjectMapperSupplier;
import io.camunda.connector.runtime.core.secret.SecretUtil;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.VendorServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A provider, or somebody who answers in its place, writes the name of a secret into each field of
 * each answer. Whatever becomes of the answer, in no variable and no message the runtime finds a
 * name to replace.
 */
class SecretsInAnswersTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();
  @RegisterExtension static final VendorServer JOGGAI = VendorServer.joggai();

  private static final ObjectMapper JSON = ConnectorsObjectMapperSupplier.getCopy();
  private static final ConnectorBench BENCH =
      new ConnectorBench(
          () -> List.of(EVOLINK.provider(), DASHSCOPE.provider(), JOGGAI.provider()),
          Map.of("KEY", VendorServer.API_KEY));

  private static final List<String> NAMES =
      List.of("{{secrets.OTHER}}", "secrets.OTHER", "a {{ secrets.OTHER }} b secrets.OTHER.mp4");

  private static final String OUTPUT =
      """
      {"request_id": "r", "code": "c", "message": "m", "output": {"task_id": "%s",
        "task_status": "%s", "code": "InvalidFile", "message": "m", "video_url": "%s",
        "submit_time": "2025-09-11 20:15:29.887"},
       "usage": {"video_duration": 7.2, "size": "1080*1920", "fps": 25}}
      """;
  private static final String ENVELOPE =
      """
      {"code": %d, "msg": "m", "data": {"task_id": "%s", "status": "%s", "credits": "1",
        "data": {"result_url": "%s", "cover_url": "https://a.example/c.jpg"},
        "error": {"code": "c", "message": "m"}}}
      """;
  private static final String LINK = "https://cdn.example.com/secrets.OTHER/v.mp4?k=secrets.OTHER";

  @ParameterizedTest
  @MethodSource("answers")
  void noAnswerCarriesTheNameOfASecretIntoAVariable(
      String provider, String operation, int status, String body) {
    answer(provider, status, body);
    String told = told(provider, operation);
    assertThat(SecretUtil.retrieveSecretKeysInInput(told)).as(told).isEmpty();
    assertThat(told).as("the test itself has named none").isNotBlank();
  }

  static Stream<Arguments> answers() {
    return Stream.of(
            example("evolink", 200, EvolinkJson.ACCEPTED),
            example("evolink", 200, completed(LINK)),
            example("evolink", 200, completed("https://secrets.OTHER/v.mp4")),
            example("evolink", 200, EvolinkJson.failed("c", "m")),
            example("evolink", 400, EvolinkJson.error("c", "m")),
            example("dashscope", 200, OUTPUT.formatted(VendorServer.TASK_ID, "SUCCEEDED", LINK)),
            example("dashscope", 200, OUTPUT.formatted(VendorServer.TASK_ID, "FAILED", LINK)),
            example("dashscope", 400, OUTPUT.formatted(VendorServer.TASK_ID, "FAILED", LINK)),
            example("joggai", 200, ENVELOPE.formatted(0, VendorServer.TASK_ID, "success", LINK)),
            example("joggai", 200, ENVELOPE.formatted(0, VendorServer.TASK_ID, "failed", LINK)),
            example("joggai", 200, ENVELOPE.formatted(10104, VendorServer.TASK_ID, "x", LINK)))
        .flatMap(SecretsInAnswersTest::spoilt);
  }

  private static Arguments example(String provider, int status, String body) {
    return Arguments.of(provider, status, body);
  }

  /** The answer as it is, and each of its texts in turn replaced by the name of a secret. */
  private static Stream<Arguments> spoilt(Arguments example) {
    String provider = (String) example.get()[0];
    String body = (String) example.get()[2];
    Stream<String> bodies =
        Stream.concat(
            Stream.of(body),
            texts(tree(body), "")
                .flatMap(pointer -> NAMES.stream().map(name -> with(body, pointer, name))));
    List<String> operations =
        provider.equals("dashscope")
            ? List.of("submit", "getTask", "cancelTask")
            : List.of("submit", "getTask", "checkAccount");
    return bodies.flatMap(
        spoilt ->
            operations.stream()
                .map(operation -> Arguments.of(provider, operation, example.get()[1], spoilt)));
  }

  private static String completed(String link) {
    return EvolinkJson.task("\"status\": \"completed\", \"results\": [\"" + link + "\"]");
  }

  private static void answer(String provider, int status, String body) {
    switch (provider) {
      case "evolink" -> {
        EVOLINK.submitAnswers(status, body);
        EVOLINK.taskAnswers(status, body);
        EVOLINK.creditsAnswer(status, body);
      }
      case "dashscope" -> {
        DASHSCOPE.submitAnswers(status, body);
        DASHSCOPE.taskAnswers(status, body);
        DASHSCOPE.cancelAnswers(status, body);
      }
      default -> {
        JOGGAI.submitAnswers(status, body);
        JOGGAI.taskAnswers(status, body);
      }
    }
  }

  /** Everything that the process is told. */
  private static String told(String provider, String operation) {
    String variables =
        """
        {"lipSync": {"connection": {"provider": "%s", "apiKey": "{{secrets.KEY}}"},
          "taskId": "%s", "video_url": "https://example.com/v.mp4",
          "audio_url": "https://example.com/a.wav"}}
        """
            .formatted(
                provider,
                provider.equals("evolink") ? EvolinkServer.TASK_ID : VendorServer.TASK_ID);
    try {
      return JSON.writeValueAsString(BENCH.execute(operation, variables));
    } catch (ConnectorException e) {
      return e.getErrorCode() + " " + e.getMessage() + " " + e.getErrorVariables();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<String> texts(JsonNode node, String pointer) {
    if (node.isObject()) {
      return node.properties().stream()
          .flatMap(part -> texts(part.getValue(), pointer + "/" + part.getKey()));
    }
    if (node.isArray()) {
      return texts(node.get(0), pointer + "/0");
    }
    return node.isTextual() ? Stream.of(pointer) : Stream.empty();
  }

  private static String with(String body, String pointer, String text) {
    JsonNode tree = tree(body);
    int slash = pointer.lastIndexOf('/');
    String name = pointer.substring(slash + 1);
    switch (tree.at(pointer.substring(0, slash))) {
      case ObjectNode object -> object.put(name, text);
      case ArrayNode array -> array.set(Integer.parseInt(name), text);
      default -> throw new AssertionError(pointer);
    }
    return tree.toString();
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
