package io.lipsync.templates;

import io.camunda.connector.generator.dsl.DropdownProperty.DropdownChoice;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person can choose as provider: a vendor, or the process variable that names one. Another
 * provider is another line here.
 */
enum ProviderChoice {
  EVOLINK("evolink", "EvoLink VideoRetalk", "https://api.evolink.ai"),
  DASHSCOPE("dashscope", "Alibaba DashScope VideoRetalk", "https://dashscope.aliyuncs.com"),
  JOGGAI("joggai", "JoggAI Lip Sync", "https://api.jogg.ai"),
  /** The engine evaluates what is chosen here, so that one diagram serves every vendor. */
  VARIABLE("=provider", "From the process variable 'provider'", null);

  /** All choices, in the order that people see. */
  static final List<ProviderChoice> ALL = List.of(values());

  /** The vendors, for what the engine does not evaluate. */
  static final List<ProviderChoice> VENDORS = List.of(EVOLINK, DASHSCOPE, JOGGAI);

  /** Those who can choose one of several faces, as far as one can know before the process runs. */
  static final List<ProviderChoice> CHOOSE_A_FACE = List.of(EVOLINK, DASHSCOPE, VARIABLE);

  /** Those who call an address that each task names, as far as one can know. */
  static final List<ProviderChoice> CALL_BACK_PER_TASK = List.of(EVOLINK, VARIABLE);

  /** Those who take links into their own storage, as far as one can know. */
  static final List<ProviderChoice> HAVE_A_STORAGE = List.of(DASHSCOPE, VARIABLE);

  /** What is written into the diagram. */
  final String value;

  /** What people read. */
  final String label;

  /** Where the API usually is, or null. */
  final String address;

  ProviderChoice(String value, String label, String address) {
    this.value = value;
    this.label = label;
    this.address = address;
  }

  /** The id of a field that looks different for this choice. */
  String fieldId(String name) {
    return name + "." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * The secret that holds the API key, ready to be written into a field. The variable chooses among
   * whole names: modelers warn of names that an expression puts together.
   */
  String apiKey() {
    return this == VARIABLE
        ? VENDORS.stream()
            .map(vendor -> vendor.value + ": \"" + vendor.apiKey() + "\"")
            .collect(Collectors.joining(", ", "=get value({", "}, provider)"))
        : "{{secrets." + name() + "_API_KEY}}";
  }

  /** The path under which finished tasks are reported, unless somebody wants another one. */
  String webhookPath() {
    return "lip-sync-" + value;
  }

  /** The choices as a dropdown lists them. */
  static List<DropdownChoice> dropdown(Collection<ProviderChoice> choices) {
    return choices.stream().map(choice -> new DropdownChoice(choice.label, choice.value)).toList();
  }

  /**
   * What a condition has to name to find this choice. Modelers take a leading equals sign away from
   * what a condition names, but not from what was chosen, so a condition on an expression names it
   * twice: with one sign more for them, and as it is for a modeler that compares plainly.
   */
  Stream<String> namesInConditions() {
    return this == VARIABLE ? Stream.of(value, "=" + value) : Stream.of(value);
  }
}
