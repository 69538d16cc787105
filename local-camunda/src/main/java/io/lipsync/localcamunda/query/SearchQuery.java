package io.lipsync.localcamunda.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A search as the REST API takes it: filter, sort, page. Immutable. */
public final class SearchQuery {

  private final JsonNode filterBody;
  private final Filter filter;
  private final Optional<Comparator<ObjectNode>> order;
  private final Page page;

  /**
   * @param body {@code {"filter", "sort", "page"}}, all optional
   * @param fields what can be sorted by
   * @throws InvalidQueryException naming the wrong field
   */
  public SearchQuery(JsonNode body, SearchFields fields, Filter filter) {
    this.filterBody = body.path("filter");
    this.filter = filter;
    filter.check(filterBody);
    order = Sort.parse(body.path("sort"), fields);
    page = Page.parse(body.path("page"));
  }

  /** The key a field must equal, when the filter says so in the plainest way. */
  public static Optional<Long> wantedKey(JsonNode body, String field) {
    JsonNode condition = body.path("filter").path(field);
    JsonNode value = condition.isObject() ? condition.path("$eq") : condition;
    return value.isValueNode() && value.asText().matches("\\d{1,18}")
        ? Optional.of(value.asLong())
        : Optional.empty();
  }

  /** The answer: the rows of the page, and where it lies. */
  public ObjectNode run(Collection<ObjectNode> rows) {
    var matching = rows.stream().filter(row -> filter.matches(row, filterBody));
    List<ObjectNode> found = order.map(matching::sorted).orElse(matching).toList();
    int start = Math.min(page.from(), found.size());
    int end = Math.min(start + page.limit(), found.size());

    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("items").addAll(found.subList(start, end));
    boolean empty = start == end;
    answer
        .putObject("page")
        .put("totalItems", found.size())
        .put("hasMoreTotalItems", false)
        .put("startCursor", empty ? null : Cursor.of(start))
        .put("endCursor", empty ? null : Cursor.of(end));
    return answer;
  }
}
