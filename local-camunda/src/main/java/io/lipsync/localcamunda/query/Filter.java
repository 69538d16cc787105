package io.lipsync.localcamunda.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Decides which rows a search shows. A filter names fields of the row, or one of the special
 * conditions that look further than the row; {@code $or} takes a list of filters.
 */
public final class Filter {

  /** A condition on something that is not a field of the row. */
  @FunctionalInterface
  public interface Special {

    /** Whether the row fulfils the condition. */
    boolean matches(ObjectNode row, JsonNode condition);
  }

  private final SearchFields fields;
  private final Map<String, Special> specials;

  /**
   * @param fields what can be filtered by
   * @param specials those of them that look further than the row, by name
   */
  public Filter(SearchFields fields, Map<String, Special> specials) {
    this.fields = fields;
    this.specials = specials;
  }

  /**
   * Whether the filter lets the row through; an absent filter lets all through.
   *
   * @throws InvalidQueryException if the filter names something unknown
   */
  public boolean matches(ObjectNode row, JsonNode filter) {
    if (Values.isNull(filter)) {
      return true;
    }
    return filter.properties().stream()
        .allMatch(entry -> matches(row, entry.getKey(), entry.getValue()));
  }

  private boolean matches(ObjectNode row, String name, JsonNode condition) {
    if (Values.isNull(condition) || isUnused(condition)) {
      return true;
    }
    if (name.equals("$or")) {
      return StreamSupport.stream(condition.spliterator(), false)
          .anyMatch(alternative -> matches(row, alternative));
    }
    Special special = specials.get(name);
    return special != null
        ? special.matches(row, condition)
        : Condition.matches(name, row.get(name), condition);
  }

  /**
   * Refuses a filter that names something unknown, also when there is no row to look at.
   *
   * @throws InvalidQueryException naming the field
   */
  public void check(JsonNode filter) {
    if (Values.isNull(filter)) {
      return;
    }
    if (!filter.isObject()) {
      throw new InvalidQueryException("filter must be a JSON object");
    }
    filter.properties().forEach(entry -> check(entry.getKey(), entry.getValue()));
  }

  private void check(String name, JsonNode condition) {
    if (name.equals("$or") && fields.takesAlternatives()) {
      condition.forEach(this::check);
      return;
    }
    FieldKind kind =
        fields
            .filter(name)
            .orElseThrow(
                () ->
                    new InvalidQueryException("filter.%s: there is no such field".formatted(name)));
    if (!Values.isNull(condition) && !isUnused(condition)) {
      kind.check(name, condition);
    }
  }

  /** Clients send an empty list for a condition that nobody asked for. */
  private static boolean isUnused(JsonNode condition) {
    return condition.isArray() && condition.isEmpty();
  }
}
