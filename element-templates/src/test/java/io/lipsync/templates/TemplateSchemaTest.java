package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateSchemaTest {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(
              TemplateSchemaTest.class.getResourceAsStream(
                  "/zeebe-element-templates-json-schema/schema.json"));

  @ParameterizedTest
  @MethodSource("templates")
  void camundasSchemaAccepts(Template template) {
    assertThat(faults(template.json())).isEmpty();
  }

  @Test
  void camundasSchemaRefusesATemplateWithoutAName() {
    assertThat(faults(changed(template -> template.remove("name")))).isNotEmpty();
  }

  @Test
  void camundasSchemaRefusesAnUnknownBinding() {
    assertThat(
            faults(
                changed(
                    template ->
                        ((ObjectNode) property(template, "apiKey.evolink").get("binding"))
                            .put("type", "zeebe:inputs"))))
        .isNotEmpty();
  }

  @Test
  void camundasSchemaRefusesAnOptionalFieldThatMustNotBeEmpty() {
    assertThat(
            faults(changed(template -> property(template, "apiKey.evolink").put("optional", true))))
        .isNotEmpty();
  }

  private static Set<ValidationMessage> faults(JsonNode template) {
    return SCHEMA.validate(template);
  }

  private static ObjectNode changed(Consumer<ObjectNode> change) {
    ObjectNode template = TemplateSet.all().getFirst().json().deepCopy();
    change.accept(template);
    return template;
  }

  private static ObjectNode property(ObjectNode template, String id) {
    return (ObjectNode) new Template("", template).property(id);
  }

  private static Stream<Template> templates() {
    return Template.all();
  }
}
