package io.lipsync.templates;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JSON paths that a record of the connector reads: its own records are walked through. */
final class RecordPaths {
  private RecordPaths() {}

  static Set<String> of(Class<?> type, String prefix) {
    return Stream.of(type.getRecordComponents())
        .flatMap(component -> of(component, prefix))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> of(RecordComponent component, String prefix) {
    String path = prefix.isEmpty() ? name(component) : prefix + "." + name(component);
    Class<?> type = component.getType();
    return type.isRecord() ? of(type, path).stream() : Stream.of(path);
  }

  private static String name(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }
}
