package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.connector.api.annotation.Operation;
import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.annotation.Variable;
import io.lipsync.connector.LipSyncConnector;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskTemplateFitsConnectorTest {
  private static final OutboundConnector CONNECTOR =
      LipSyncConnector.class.getAnnotation(OutboundConnector.class);
  private final Template template = Template.named("lip-sync.json");

  @ParameterizedTest
  @MethodSource("operations")
  void everyInputReachesAComponentAndEveryComponentHasAField(Method operation) {
    Set<String> fields =
        new TreeSet<>(template.showing(id(operation)).bound("zeebe:input").keySet());

    assertThat(fields).isEqualTo(RecordPaths.of(request(operation).getType(), variable(operation)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyInputLivesInAVariableThatTheConnectorFetches(Method operation) {
    assertThat(CONNECTOR.inputVariables()).contains(variable(operation));
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
            operations()
                .map(method -> id(method) + ": " + method.getAnnotation(Operation.class).name())
                .toList());
    assertThat(dropdown.get("value").asText()).isEqualTo("submit");
  }

  @Test
  void everyConditionNamesAnOperation() {
    Set<String> ids = new TreeSet<>(operations().map(TaskTemplateFitsConnectorTest::id).toList());

    assertThat(template.properties())
        .filteredOn(property -> property.has("condition"))
        .isNotEmpty()
        .allSatisfy(
            property -> {
              assertThat(property.at("/condition/property").asText()).isEqualTo("operation");
              assertThat(ids).contains(property.at("/condition/equals").asText());
            });
  }

  @Test
  void theProvidersAreTheConnectors() {
    assertThat(template.property("provider").get("choices"))
        .extracting(choice -> choice.get("value").asText())
        .containsExactly(new EvolinkProvider(null, "https://api.example.com").id());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void theHeadersTellTheRuntimeWhatToDoAndWhichTemplateWroteIt(Method operation) {
    var headers = template.showing(id(operation)).bound("zeebe:taskHeader");

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

  private static Stream<Method> operations() {
    return Arrays.stream(LipSyncConnector.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Operation.class));
  }

  private static String id(Method operation) {
    return operation.getAnnotation(Operation.class).id();
  }

  private static String variable(Method operation) {
    return request(operation).getAnnotation(Variable.class).name();
  }

  private static Parameter request(Method operation) {
    return Arrays.stream(operation.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(Variable.class))
        .findFirst()
        .orElseThrow();
  }
}
