package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.connector.api.annotation.InboundConnector;
import io.lipsync.connector.LipSyncCallback;
import io.lipsync.connector.callback.CallbackProperties;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallbackTemplatesFitConnectorTest {
  /**
   * Whatever decides a callback, equal in every template and out of reach of the person who models:
   * a path is served by one element on behalf of all.
   */
  private static final Map<String, String> CONSTANTS =
      Map.of(
          "correlationKeyExpression",
          "=connectorData.correlationKey",
          "messageIdExpression",
          "=connectorData.correlationKey + \":\" + request.body.taskId + \":\""
              + " + request.body.status",
          "resultExpression",
          "={lipSyncResult: request.body}",
          "messageTtl",
          "PT48H");

  /** What the connector would take but a provider does not need: hidden on purpose. */
  private static final Map<String, Set<String>> HIDDEN =
      Map.of(
          "evolink",
          Set.of("inbound.signalSecrets", "inbound.targetUrl"),
          "dashscope",
          Set.of(),
          "joggai",
          Set.of("inbound.targetUrl"));

  @ParameterizedTest
  @MethodSource("choices")
  void everyPropertyReachesAComponentAndEveryComponentHasAField(
      Template template, String provider) {
    Set<String> bound = RecordPaths.of(CallbackProperties.class, "");
    bound.removeAll(HIDDEN.get(provider));

    assertThat(showing(template, provider).bound("zeebe:property").keySet())
        .filteredOn(name -> name.startsWith("inbound.") && !name.equals("inbound.type"))
        .containsExactlyInAnyOrderElementsOf(bound);
  }

  /** Also not the variable: what a webhook needs is read when the process is deployed. */
  @ParameterizedTest
  @MethodSource("callbacks")
  void theProvidersAreTheConnectors(Template template) {
    assertThat(template.deciding()).containsExactly("provider");
    assertThat(template.choices("provider"))
        .containsExactlyInAnyOrderElementsOf(ConnectorProviders.ids())
        .containsExactlyInAnyOrderElementsOf(HIDDEN.keySet());
  }

  @ParameterizedTest
  @MethodSource("callbacks")
  void theTypeIsTheConnectors(Template template) {
    assertThat(evolink(template).bound("zeebe:property").get("inbound.type").get("value").asText())
        .isEqualTo(LipSyncCallback.class.getAnnotation(InboundConnector.class).type());
  }

  /**
   * Also no deduplication mode: it would merge elements, and the runtime refuse their callbacks.
   */
  @ParameterizedTest
  @MethodSource("choices")
  void whatDecidesACallbackIsHiddenAndConstantAndThereIsNothingElse(
      Template template, String provider) {
    Map<String, JsonNode> runtime =
        new TreeMap<>(showing(template, provider).bound("zeebe:property"));
    runtime.keySet().removeIf(name -> name.startsWith("inbound."));

    assertThat(runtime).containsOnlyKeys(CONSTANTS.keySet());
    assertThat(runtime)
        .allSatisfy(
            (name, property) -> {
              assertThat(property.get("type").asText()).isEqualTo("Hidden");
              assertThat(property.get("value").asText()).isEqualTo(CONSTANTS.get(name));
            });
  }

  @ParameterizedTest
  @MethodSource("callbacks")
  void theMessageNameIsOneConstantForAll(Template template) {
    JsonNode name = template.bound("bpmn:Message#property").get("name");

    assertThat(name.get("type").asText()).isEqualTo("Hidden");
    assertThat(name.get("value").asText()).isEqualTo("lip-sync-finished");
  }

  @ParameterizedTest
  @MethodSource("callbacks")
  void theResultVariableIsAnOutputMappingOfTheElementItself(Template template) {
    JsonNode variable = template.property("resultVariable");

    assertThat(template.bound("zeebe:output")).containsOnlyKeys("=lipSyncResult");
    assertThat(variable.at("/binding/source").asText()).isEqualTo("=lipSyncResult");
    assertThat(variable.get("type").asText()).isEqualTo("String");
    assertThat(variable.get("value").asText()).isEqualTo("task");
  }

  @ParameterizedTest
  @MethodSource("callbacks")
  void onlyAnElementThatWaitsHasACorrelationKeyOfTheProcess(Template template) {
    Map<String, JsonNode> keys = template.bound("bpmn:Message#zeebe:subscription#property");

    if (template.fileName().contains("message-start")) {
      assertThat(keys).isEmpty();
    } else {
      assertThat(keys).containsOnlyKeys("correlationKey");
      assertThat(keys.get("correlationKey").get("value").asText())
          .isEqualTo("=submission.correlationKey");
    }
  }

  @Test
  void thePathIsTheOneThatTheTaskHandsOut() {
    String handedOut =
        Template.named("lip-sync.json").property("callbackPath").get("value").asText();

    assertThat(callbacks())
        .extracting(template -> path(template, "evolink"))
        .containsOnly(handedOut);
  }

  @ParameterizedTest
  @MethodSource("callbacks")
  void everyProviderHasAPathOfItsOwn(Template template) {
    assertThat(template.choices("provider"))
        .allSatisfy(
            provider -> assertThat(path(template, provider)).isEqualTo("lip-sync-" + provider));
  }

  @Test
  void theSubmissionsVariableIsTheOneThatTheOthersRead() {
    Template task = Template.named("lip-sync.json");
    String submission = task.property("submitResultVariable").get("value").asText();

    assertThat(task.property("taskId").get("value").asText())
        .isEqualTo("=" + submission + ".taskId");
    assertThat(task.property("correlationKey").get("value").asText())
        .isEqualTo("=" + submission + ".correlationKey");
    assertThat(
            Template.named("lip-sync-callback-intermediate.json")
                .property("correlationKeyProcess")
                .get("value")
                .asText())
        .isEqualTo("=" + submission + ".correlationKey");
  }

  private static String path(Template template, String provider) {
    return showing(template, provider)
        .bound("zeebe:property")
        .get("inbound.context")
        .get("value")
        .asText();
  }

  private static Template showing(Template template, String provider) {
    return template.showing(Map.of("provider", provider));
  }

  private static Template evolink(Template template) {
    return showing(template, "evolink");
  }

  private static Stream<Template> callbacks() {
    return Template.callbacks();
  }

  private static Stream<Arguments> choices() {
    return callbacks()
        .flatMap(
            template -> HIDDEN.keySet().stream().map(provider -> Arguments.of(template, provider)));
  }
}
