package io.lipsync.templates;

import io.camunda.connector.generator.dsl.HiddenProperty;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeInput;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeTaskHeader;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;
import io.camunda.connector.generator.dsl.TextProperty;

/**
 * What every call of EvoLink with Camunda's REST connector has. Fields that people fill in become
 * local variables below {@code lipSync}; hidden inputs make the connector's own of them.
 */
final class BuiltInRest {
  /** Camunda's REST connector. */
  static final String TYPE = "io.camunda:http-json:1";

  /** EvoLink's address as an expression, however many slashes it was written with. */
  static final String ADDRESS = "replace(lipSync.apiAddress, \"/+$\", \"\")";

  /** The field that names the variable for the result. */
  static final String RESULT_VARIABLE = "resultVariable";

  private BuiltInRest() {}

  /** Who is asked: address and key. */
  static PropertyGroup account() {
    return PropertyGroup.builder()
        .id("account")
        .label("EvoLink account")
        .openByDefault(true)
        .properties(
            StringProperty.builder()
                .id("apiKey")
                .label("API key")
                .description("As a secret, never as text")
                .feel(FeelMode.disabled)
                .value("{{secrets.EVOLINK_API_KEY}}")
                .constraints(Rules.required())
                .binding(new ZeebeInput("authentication.token")),
            StringProperty.builder()
                .id("apiAddress")
                .label("API address")
                .description("The key is sent there")
                .feel(FeelMode.optional)
                .value("https://api.evolink.ai")
                .constraints(Rules.url())
                .binding(new ZeebeInput("lipSync.apiAddress")),
            input("authentication.type", "bearer"))
        .build();
  }

  /**
   * The constants of a call.
   *
   * @param url an expression
   */
  static PropertyBuilder[] call(String method, String url) {
    return new PropertyBuilder[] {
      input("method", method),
      input("url", url),
      input("connectionTimeoutInSeconds", "=20"),
      // Much less than the five minutes after which the engine gives a job to somebody else.
      input("readTimeoutInSeconds", "=60"),
      input("storeResponse", "=false"),
      input("ignoreNullValues", "=true")
    };
  }

  /** A hidden input of the connector. */
  static PropertyBuilder input(String name, String value) {
    return hidden(name, value, new ZeebeInput(name));
  }

  /** A hidden constant. */
  static PropertyBuilder hidden(String id, String value, PropertyBinding binding) {
    return HiddenProperty.builder().id(id).value(value).binding(binding);
  }

  /**
   * What becomes of the answer.
   *
   * @param variable the name that the result has unless somebody changes it
   * @param description what it holds
   * @param resultExpression takes from the answer what a process may know
   */
  static PropertyGroup output(String variable, String description, String resultExpression) {
    return PropertyGroup.builder()
        .id("output")
        .label("Output mapping")
        .openByDefault(true)
        .properties(
            StringProperty.builder()
                .id(RESULT_VARIABLE)
                .label("Result variable")
                .description(description)
                .feel(FeelMode.disabled)
                .value(variable)
                .constraints(Rules.variableName()),
            hidden("resultExpression", resultExpression, new ZeebeTaskHeader("resultExpression")))
        .build();
  }

  /** Which BPMN errors come; the person who models may add to them. */
  static PropertyGroup errors(String errorExpression, String tooltip) {
    return PropertyGroup.builder()
        .id("errors")
        .label("Error handling")
        .properties(
            TextProperty.builder()
                .id("errorExpression")
                .label("Error expression")
                .description("Turns refusals into BPMN errors")
                .tooltip(tooltip)
                .feel(FeelMode.required)
                .value(errorExpression)
                .constraints(Rules.required())
                .binding(new ZeebeTaskHeader("errorExpression")))
        .build();
  }
}
