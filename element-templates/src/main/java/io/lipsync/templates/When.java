package io.lipsync.templates;

import io.camunda.connector.generator.dsl.PropertyCondition;
import io.camunda.connector.generator.dsl.PropertyCondition.AllMatch;
import io.camunda.connector.generator.dsl.PropertyCondition.Equals;
import io.camunda.connector.generator.dsl.PropertyCondition.OneOf;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** When a field is shown. No condition at all is {@code null} and means always. */
final class When {
  private When() {}

  /** For some operations only. */
  static PropertyCondition operation(TaskOperation... operations) {
    return oneOf(TaskOperation.FIELD, Stream.of(operations).map(operation -> operation.id));
  }

  /** For some choices of the provider only. */
  static PropertyCondition provider(ProviderChoice... choices) {
    return provider(List.of(choices));
  }

  /** For some choices of the provider only. */
  static PropertyCondition provider(List<ProviderChoice> choices) {
    return oneOf(
        ProviderFields.PROVIDER,
        choices.stream().flatMap(ProviderChoice::namesInConditions).distinct());
  }

  /** When all of the conditions hold. */
  static PropertyCondition all(PropertyCondition... conditions) {
    List<PropertyCondition> given = Stream.of(conditions).filter(Objects::nonNull).toList();
    if (given.isEmpty()) {
      return null;
    }
    return given.size() == 1 ? given.getFirst() : new AllMatch(given);
  }

  private static PropertyCondition oneOf(String property, Stream<String> values) {
    List<String> all = values.toList();
    return all.size() == 1 ? new Equals(property, all.getFirst()) : new OneOf(property, all);
  }
}
