package io.lipsync.localcamunda.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a search takes to filter and to sort by, as the REST API declares it: less than its rows
 * show, and sometimes more. Immutable once it is in use.
 */
public final class SearchFields {

  private final Map<String, FieldKind> filters = new HashMap<>();
  private final Set<String> sorts = new HashSet<>();
  private boolean alternatives;

  private SearchFields() {}

  /** Takes nothing yet. */
  public static SearchFields none() {
    return new SearchFields();
  }

  /** Filters by these keys, and sorts by them. */
  public SearchFields keys(String... names) {
    return both(FieldKind.KEY, names);
  }

  /** Filters by these keys, by a plain value and no operator. */
  public SearchFields exactKeys(String... names) {
    return filters(FieldKind.EXACT_KEY, names);
  }

  /** Filters by these texts, and sorts by them. */
  public SearchFields texts(String... names) {
    return both(FieldKind.TEXT, names);
  }

  /** Filters by these whole numbers, and sorts by them. */
  public SearchFields numbers(String... names) {
    return both(FieldKind.NUMBER, names);
  }

  /** Filters by these points in time, and sorts by them. */
  public SearchFields times(String... names) {
    return both(FieldKind.TIME, names);
  }

  /** Filters by these truth values, and sorts by them. */
  public SearchFields flags(String... names) {
    return both(FieldKind.FLAG, names);
  }

  /** Filters by a field that is one of these words, and sorts by it. */
  public SearchFields oneOf(String name, String... words) {
    return both(FieldKind.oneOf(List.of(words)), name);
  }

  /** Filters by lists of texts, of which a row must have all. */
  public SearchFields lists(String... names) {
    return filters(FieldKind.TEXTS, names);
  }

  /** Filters by the names and values of variables. */
  public SearchFields variables(String... names) {
    return filters(FieldKind.VARIABLES, names);
  }

  /** Filters by {@code $or} too: a list of filters of which one must hold. */
  public SearchFields withAlternatives() {
    alternatives = true;
    return this;
  }

  /** Does not sort by these. */
  public SearchFields notSortedBy(String... names) {
    List.of(names).forEach(sorts::remove);
    return this;
  }

  /** Sorts by these and by no others. */
  public SearchFields sortedOnlyBy(String... names) {
    sorts.clear();
    return sortedBy(names);
  }

  /** Sorts by these too. */
  public SearchFields sortedBy(String... names) {
    sorts.addAll(List.of(names));
    return this;
  }

  private SearchFields both(FieldKind kind, String... names) {
    return filters(kind, names).sortedBy(names);
  }

  private SearchFields filters(FieldKind kind, String... names) {
    List.of(names).forEach(name -> filters.put(name, kind));
    return this;
  }

  Optional<FieldKind> filter(String name) {
    return Optional.ofNullable(filters.get(name));
  }

  boolean takesAlternatives() {
    return alternatives;
  }

  boolean sortsBy(String name) {
    return sorts.contains(name);
  }

  /** Whether one can filter by this field. */
  public boolean filtersBy(String name) {
    return filters.containsKey(name);
  }
}
