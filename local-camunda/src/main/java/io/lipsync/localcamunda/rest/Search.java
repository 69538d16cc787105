package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.engine.EngineHost;
import io.lipsync.localcamunda.query.Filter;
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
 * @param specials conditions that look further than the row
 */
record Search(
    Function<EngineView, Rows> rows, Function<EngineView, Map<String, Filter.Special>> specials) {

  static Search over(Function<EngineView, Rows> rows) {
    return new Search(rows, view -> Map.of());
  }

  Search with(Function<EngineView, Map<String, Filter.Special>> conditions) {
    return new Search(rows, conditions);
  }

  Endpoint on(EngineHost engine) {
    return call -> {
      JsonNode body = call.body().all();
      return Answer.ok(engine.query(view -> run(view, body)));
    };
  }

  ObjectNode run(EngineView view, JsonNode body) {
    Rows source = rows.apply(view);
    var query =
        new SearchQuery(body, source.fields(), new Filter(source.fields(), specials.apply(view)));
    Collection<ObjectNode> candidates =
        source.fields().contains("processInstanceKey")
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
