package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.engine.EngineHost;
import io.lipsync.localcamunda.query.Filter;
import io.lipsync.localcamunda.query.SearchFields;
import io.lipsync.localcamunda.query.SearchQuery;
import io.lipsync.localcamunda.view.EngineView;
import io.lipsync.localcamunda.view.Rows;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/**
 * A search endpoint over one kind of rows.
 *
 * @param rows the rows
 * @param fields what it takes to filter and to sort by
 * @param specials conditions that look further than the row
 */
record Search(
    Function<EngineView, Rows> rows,
    SearchFields fields,
    Function<EngineView, Map<String, Filter.Special>> specials) {

  /** What the body of a search may hold. */
  static final String[] PARTS = {"filter", "sort", "page"};

  static Search over(Function<EngineView, Rows> rows, SearchFields fields) {
    return new Search(rows, fields, view -> Map.of());
  }

  Search with(Function<EngineView, Map<String, Filter.Special>> conditions) {
    return new Search(rows, fields, conditions);
  }

  Endpoint on(EngineHost engine) {
    return call -> {
      JsonNode body = call.body().only(PARTS).all();
      return Answer.ok(engine.query(view -> run(view, body)));
    };
  }

  ObjectNode run(EngineView view, JsonNode body) {
    Rows source = rows.apply(view);
    var query = new SearchQuery(body, fields, new Filter(fields, specials.apply(view)));
    Collection<ObjectNode> candidates =
        fields.filtersBy("processInstanceKey")
            ? SearchQuery.wantedKey(body, "processInstanceKey")
                .<Collection<ObjectNode>>map(source::ofInstance)
                .orElseGet(source::all)
            : source.all();
    return query.run(candidates);
  }

  /** The endpoint that shows one row. */
  Endpoint one(EngineHost engine, String what, String keyName) {
    return call -> {
      long key = call.key(keyName);
      return Answer.ok(
          engine
              .query(view -> rows.apply(view).find(key))
              .orElseThrow(() -> Problem.notFound(what, key)));
    };
  }
}
