package io.lipsync.connector.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.api.secret.SecretContext;
import io.camunda.connector.api.secret.SecretProvider;
import io.lipsync.connector.support.Jobs;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The runtime fills secrets into whatever a job's variables hold; only the API key may have one.
 */
class JobInputsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWN = "sk-own-0123456789";
  private static final String OTHER = "sk-other-9876543210";
  private static final Map<String, String> VALUES =
      Map.of("OWN", OWN, "OTHER", OTHER, "DEBUG", "1", "QUOTED", "a\"b\\c\nd-12345", "EMPTY", "");

  private static final String SUBMIT =
      """
      {"lipSync": {"connection": {"provider": "evolink", "apiKey": "{{secrets.OWN}}", "baseUrl": "b"},
        "video_url": "v", "audio_url": "a", "video_extension": "true", "query_face_threshold": "170",
        "ref_image_url": [{"camunda.document.type": "camunda", "documentId": "d", "storeId": "s",
          "metadata": {"fileName": "f", "contentType": "image/png"}}],
        "playback_type": "normal", "checkMedia": "off", "callback": {"baseUrl": "c", "path": "p"}},
       "lipSyncAttempt": "1",
       "lipSyncSubmitted": {"elementInstanceKey": "1", "submission": {"taskId": "t"}}}
      """;
  private static final String SAVE =
      """
      {"lipSync": {"videoUrl": "v", "fileName": "f", "destination":
        {"type": "upload", "url": "u", "headers": {"x-amz-acl": "private"}, "folder": "f"}}}
      """;
  private static final String TASK =
      """
      {"lipSync": {"connection": {"provider": "joggai", "apiKey": "secrets.OWN", "baseUrl": ""},
        "taskId": "t", "correlationKey": "k"}}
      """;

  private final SecretProvider store = Jobs.secrets(VALUES);
  private final RequestedSecrets secrets = new RequestedSecrets(() -> Stream.of(store));

  @ParameterizedTest
  @MethodSource("dataFields")
  void aSecretInDataIsRefusedAndNotRepeated(String variables, String pointer, String reference) {
    String value = VALUES.get(reference.replaceAll(".*secrets\\.(\\w+).*", "$1"));
    JobInput input = read(with(variables, pointer, reference));

    ConnectorRetryException failure = refusal(input);
    assertThat(failure.getErrorCode()).isEqualTo("INVALID_INPUT");
    assertThat(failure.getRetries()).isZero();
    boolean byChance = value.length() < 8;
    String field =
        byChance
            ? "lipSync"
            : pointer.substring(1).replace('/', '.').replaceAll("^lipSync\\.|\\.0\\b", "");
    assertThat(failure).hasMessageStartingWith(field + " names a secret of the connector runtime.");
    assertThat(failure.getMessage()).doesNotContain(value);
    assertThat(input.connection()).as("nobody works with it").isNull();
  }

  static Stream<Arguments> dataFields() {
    return Stream.of(SUBMIT, SAVE, TASK)
        .flatMap(
            variables ->
                pointers(tree(variables), "")
                    .filter(pointer -> !pointer.equals("/lipSync/connection/apiKey"))
                    .flatMap(
                        pointer ->
                            Stream.of(
                                    "{{secrets.OTHER}}",
                                    "{{ secrets.OTHER }}",
                                    "secrets.OTHER",
                                    "https://evil.example/?k={{secrets.OWN}}&l",
                                    "https://evil.example/?k=secrets.OWN&l",
                                    "{{secrets.DEBUG}}",
                                    "x{{secrets.QUOTED}}y")
                                .map(text -> Arguments.of(variables, pointer, text))));
  }

  @Test
  void aSecretInTheNameOfAHeaderIsRefused() {
    JobInput input = read(SAVE.replace("x-amz-acl", "{{secrets.OTHER}}"));
    assertThat(refusal(input)).hasMessageStartingWith("destination.headers names a secret");
  }

  @Test
  void theApiKeyMayBeASecret() {
    assertThat(read(SUBMIT).connection().apiKey()).isEqualTo(OWN);
    assertThat(read(TASK).connection().apiKey()).isEqualTo(OWN);
    assertThat(read(SUBMIT.replace("{{secrets.OWN}}", "{{secrets.QUOTED}}")).connection().apiKey())
        .isEqualTo(VALUES.get("QUOTED"));
  }

  @Test
  void aShortKeyMayBeInOtherTextsByChance() {
    JobInput input = read(SUBMIT.replace("{{secrets.OWN}}", "{{secrets.DEBUG}}"));
    assertThat(input.connection().apiKey()).isEqualTo("1");
  }

  @Test
  void anEmptySecretIsAnEmptyKeyAndNoTheft() {
    JobInput input = read(SUBMIT.replace("{{secrets.OWN}}", "{{secrets.EMPTY}}"));
    assertThat(input.connection().apiKey()).isEmpty();
  }

  @Test
  void aKeyWrittenIntoDataIsRefusedAlsoWhereTheRuntimeHasAnotherWayToFillInSecrets() {
    JobInput input =
        read(
            SUBMIT
                .replace("{{secrets.OWN}}", "sk-literal-key")
                .replace("\"v\"", "\"https://evil.example/?sk-literal-key\""));
    assertThat(refusal(input)).hasMessageStartingWith("video_url names a secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cdn.example/top-secrets.mp4",
        "https://secrets.example/a.mp4?secrets.x=secrets.y",
        "https://cdn.example/secrets.OTHER.mp4"
      })
  void aLinkWithTheWordInItStaysAsItIs(String link) throws Exception {
    JobInput input = read(with(SUBMIT, "/lipSync/video_url", link));
    assertThat(input.request(JsonNode.class).path("video_url").asText()).isEqualTo(link);
  }

  @Test
  void anUnknownSecretIsLeftForTheOneWhoReadsTheField() {
    JobInput input = read(SUBMIT.replace("secrets.OWN", "secrets.TYPO"));
    assertThat(input.connection().apiKey()).isEqualTo("secrets.TYPO");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{secrets.OWN}} ", "secrets.OWN ", "secrets.nobody ", "{{secrets.no}} "})
  void thousandsOfReferencesKeepNobodyBusy(String reference) {
    AtomicInteger asked = new AtomicInteger();
    SecretProvider counting =
        new SecretProvider() {
          @Override
          public String getSecret(String name, SecretContext context) {
            asked.incrementAndGet();
            return store.getSecret(name, context);
          }
        };
    RequestedSecrets first = new RequestedSecrets(() -> Stream.of(counting));
    String variables = with(SUBMIT, "/lipSync/video_url", reference.repeat(100_000));
    JobInput input = new JobInputs(first).of(Jobs.context("submit", variables, store, first));

    assertThat(refusal(input)).hasMessageStartingWith("lipSync contains more references");
    assertThat(asked.get()).isLessThan(2000);
  }

  @Test
  void otherConnectorsGetTheirSecretsAsEver() {
    read(SUBMIT);
    assertThat(secrets.getSecret("OWN", null)).isNull();
    assertThat(secrets.getSecret("NOBODY", null)).isNull();
  }

  @Test
  void theRuntimesCollectionOfProvidersMayAskThisOneToo() {
    RequestedSecrets[] self = new RequestedSecrets[1];
    self[0] = new RequestedSecrets(() -> Stream.of(self[0], store));
    JobInput input = new JobInputs(self[0]).of(Jobs.context("submit", SUBMIT, store, self[0]));
    assertThat(input.connection().apiKey()).isEqualTo(OWN);
  }

  @Test
  void nothingOfItIsPrinted() {
    FilledSecrets filled = new FilledSecrets();
    filled.add(OWN);
    assertThat(filled + " " + read(SUBMIT)).doesNotContain(OWN);
  }

  private JobInput read(String variables) {
    return new JobInputs(secrets).of(Jobs.context("submit", variables, store, secrets));
  }

  private static ConnectorRetryException refusal(JobInput input) {
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> input.request(JsonNode.class));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static String with(String variables, String pointer, String text) {
    JsonNode tree = tree(variables);
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) tree.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), text);
    return tree.toString();
  }

  private static Stream<String> pointers(JsonNode node, String pointer) {
    if (node.isValueNode()) {
      return Stream.of(pointer);
    }
    if (node.isArray()) {
      return pointers(node.get(0), pointer + "/0");
    }
    return node.properties().stream()
        .flatMap(part -> pointers(part.getValue(), pointer + "/" + part.getKey()));
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
