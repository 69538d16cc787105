package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No shipped model loses a secret to the filter of runtimes from 8.8.19, 8.9.10 and 8.10 on: a
 * secret is filled in only where the same element's own input mapping or property names it as a
 * whole, and the element was made with a template.
 */
class SecretFilterTest {
  private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
  private static final Pattern WHOLE = Pattern.compile("\\{\\{secrets\\.[A-Z][A-Z_]*}}");

  static Stream<Path> models() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyElementNamesItsSecretsItselfAndAsAWhole(Path file) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
    for (BaseElement element : model.getModelElementsByType(BaseElement.class)) {
      List<String> values = values(element);
      boolean ours = values.stream().anyMatch(value -> value.startsWith("io.lipsync:"));
      boolean secret = values.stream().anyMatch(value -> value.contains("secrets."));
      if (ours || secret) {
        assertThat(element.getAttributeValueNs(ZEEBE, "modelerTemplate"))
            .as("template of %s", element.getId())
            .isNotBlank();
      }
      for (String value : values) {
        assertThat(WHOLE.matcher(value).replaceAll("").replace("\"secrets[.]\"", ""))
            .as("%s: a reference that is put together finds nothing", element.getId())
            .doesNotContain("secrets.", "secrets[");
      }
      assertThat(headers(element)).as("headers of %s", element.getId()).noneMatch(isReference());
      if (ours && needsKey(values)) {
        assertThat(values).as("key of %s", element.getId()).anyMatch(isReference());
      }
    }
  }

  /** Saving a video asks no provider. */
  private static boolean needsKey(List<String> values) {
    return !values.contains("saveResult");
  }

  private static Predicate<String> isReference() {
    return value -> value.contains("secrets.");
  }

  private static List<String> values(BaseElement element) {
    List<String> values = new ArrayList<>(headers(element));
    inside(element, ZeebeInput.class).forEach(input -> values.add(input.getSource()));
    inside(element, ZeebeProperty.class).forEach(property -> values.add(property.getValue()));
    inside(element, ZeebeTaskDefinition.class).forEach(task -> values.add(task.getType()));
    return values.stream().filter(value -> value != null).toList();
  }

  private static List<String> headers(BaseElement element) {
    return inside(element, ZeebeHeader.class).stream().map(ZeebeHeader::getValue).toList();
  }

  /** Only what is the element's own, not what stands further inside. */
  private static <T extends ModelElementInstance> Collection<T> inside(
      BaseElement element, Class<T> kind) {
    if (element.getExtensionElements() == null) {
      return List.of();
    }
    List<T> found = new ArrayList<>();
    element
        .getExtensionElements()
        .getElements()
        .forEach(extension -> collect(extension, kind, found));
    return found;
  }

  private static <T extends ModelElementInstance> void collect(
      ModelElementInstance element, Class<T> kind, List<T> found) {
    if (kind.isInstance(element)) {
      found.add(kind.cast(element));
    }
    element
        .getElementType()
        .getAllChildElementTypes()
        .forEach(
            type ->
                element.getChildElementsByType(type).forEach(child -> collect(child, kind, found)));
  }
}
