package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.connector.api.annotation.OutboundConnector;
import io.lipsync.connector.LipSyncConnector;
import io.lipsync.connector.input.JobInput;
import io.lipsync.connector.operation.LipSyncOperation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TaskTemplateFitsConnectorTest {
  private static final OutboundConnector CONNECTOR =
      LipSyncConnector.class.getAnnotation(OutboundConnector.class);

  /** What the connector would take but a provider cannot do: hidden on purpose. */
  private static final Map<String, Set<String>> HIDDEN =
      Map.of(
          "evolink",
          Set.of("lipSync.playback_type"),
          "dashscope",
          Set.of("lipSync.playback_type", "lipSync.callback.baseUrl", "lipSync.callback.path"),
          "joggai",
          Set.of(
              "lipSync.ref_image_url",
              "lipSync.query_face_threshold",
              "lipSync.callback.baseUrl",
              "lipSync.callback.path"),
          "=provider",
          Set.of());

  private final Template template = Template.named("lip-sync.json");

  @ParameterizedTest
  @MethodSource("choices")
  void everyInputReachesAComponentAndEveryComponentHasAField(
      LipSyncOperation operation, String provider) {
    Set<String> bound = RecordPaths.of(operation.request(), JobInput.VARIABLE);
    bound.removeAll(HIDDEN.get(provider));

    Set<String> shown = new TreeSet<>();
    for (String destination : template.choices("destinationType")) {
      shown.addAll(showing(operation, provider, destination).bound("zeebe:input").keySet());
    }
    assertThat(shown).containsExactlyInAnyOrderElementsOf(bound);
  }

  @ParameterizedTest
  @CsvSource({
    "document, ''",
    "upload, lipSync.destination.headers lipSync.destination.url",
    "folder, lipSync.destination.folder",
    "=destination.type, lipSync.destination.folder lipSync.destination.headers"
        + " lipSync.destination.url"
  })
  void eachDestinationShowsItsOwnFields(String destination, String own) {
    Set<String> shown =
        new TreeSet<>(
            template
                .showing(
                    Map.of(
                        "operation", "saveResult",
                        "provider", "evolink",
                        "destinationType", destination))
                .bound("zeebe:input")
                .keySet());
    shown.removeAll(
        Set.of(
            "lipSync.videoUrl",
            "lipSync.expiresAt",
            "lipSync.fileName",
            "lipSync.destination.type"));

    assertThat(String.join(" ", shown)).isEqualTo(own);
  }

  @Test
  void everyInputLivesInAVariableThatTheConnectorFetches() {
    assertThat(CONNECTOR.inputVariables()).contains(JobInput.VARIABLE);
  }

  @Test
  void theJobTypeIsTheConnectors() {
    assertThat(template.bound("zeebe:taskDefinition").get("type").get("value").asText())
        .isEqualTo(CONNECTOR.type());
  }

  @Test
  void theDropdownOffersTheConnectorsOperationsUnderTheirNames() {
    JsonNode dropdown = template.property("operation");

    assertThat(dropdown.get("choices"))
        .extracting(choice -> choice.get("value").asText() + ": " + choice.get("name").asText())
        .containsExactlyInAnyOrderElementsOf(
            operations().map(operation -> operation.id() + ": " + operation.label()).toList());
    assertThat(dropdown.get("value").asText()).isEqualTo("submit");
  }

  @Test
  void everyConditionNamesWhatCanBeChosen() {
    assertThat(template.deciding())
        .containsExactlyInAnyOrder("operation", "provider", "destinationType");
    for (String deciding : template.deciding()) {
      Set<String> values = new HashSet<>(template.choices(deciding));
      values.add("=" + ProviderChoice.VARIABLE.value);
      values.add("=" + SaveFields.VARIABLE);

      assertThat(template.properties())
          .flatExtracting(property -> Conditions.values(property, deciding).toList())
          .isSubsetOf(values);
    }
  }

  @Test
  void theProvidersAreTheConnectorsAndTheVariable() {
    Set<String> expected = new TreeSet<>(ConnectorProviders.ids());
    expected.add("=provider");

    assertThat(template.choices("provider")).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(HIDDEN).containsOnlyKeys(expected);
  }

  @ParameterizedTest
  @MethodSource("choices")
  void theHeadersTellTheRuntimeWhatToDoAndWhichTemplateWroteIt(
      LipSyncOperation operation, String provider) {
    var headers = showing(operation, provider).bound("zeebe:taskHeader");

    assertThat(headers)
        .containsOnlyKeys(
            "operation",
            "elementTemplateId",
            "elementTemplateVersion",
            "resultVariable",
            "resultExpression",
            "errorExpression",
            "retryBackoff");
    assertThat(headers.get("elementTemplateId").get("value").asText())
        .isEqualTo(template.json().get("id").asText());
    assertThat(headers.get("elementTemplateVersion").get("value").asText())
        .isEqualTo(template.json().get("version").asText());
  }

  private Template showing(LipSyncOperation operation, String provider) {
    return showing(operation, provider, "document");
  }

  private Template showing(LipSyncOperation operation, String provider, String destination) {
    return template.showing(
        Map.of("operation", operation.id(), "provider", provider, "destinationType", destination));
  }

  private static Stream<Arguments> choices() {
    return operations()
        .flatMap(
            operation ->
                HIDDEN.keySet().stream().map(provider -> Arguments.of(operation, provider)));
  }

  private static Stream<LipSyncOperation> operations() {
    return Arrays.stream(LipSyncOperation.values());
  }
}
