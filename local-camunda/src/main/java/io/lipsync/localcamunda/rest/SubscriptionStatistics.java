package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.engine.EngineHost;
import io.lipsync.localcamunda.query.Filter;
import io.lipsync.localcamunda.query.SearchFields;
import io.lipsync.localcamunda.query.SearchQuery;
import io.lipsync.localcamunda.view.EngineView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many message subscriptions wait, by process definition: what connector runtimes from 8.9 on
 * ask for to learn which old versions still have to be listened for.
 */
final class SubscriptionStatistics {

  private static final SearchFields FIELDS = ApiFields.MESSAGE_SUBSCRIPTIONS;

  private SubscriptionStatistics() {}

  static Endpoint on(EngineHost engine) {
    return call -> {
      ObjectNode body = call.body().only("filter", "page").all();
      return Answer.ok(engine.query(view -> answer(view, body)));
    };
  }

  private static ObjectNode answer(EngineView view, ObjectNode body) {
    JsonNode wanted = body.path("filter");
    var filter = new Filter(FIELDS, Map.of());
    filter.check(wanted);
    Map<String, List<ObjectNode>> waiting =
        view.messageSubscriptions().rows().all().stream()
            .filter(row -> row.path("messageSubscriptionState").asText().equals("CREATED"))
            .filter(row -> filter.matches(row, wanted))
            .collect(
                Collectors.groupingBy(
                    row -> row.path("processDefinitionKey").asText(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    var page = JsonNodeFactory.instance.objectNode();
    page.set("page", body.path("page"));
    var all = new Filter(SearchFields.none(), Map.of());
    return new SearchQuery(page, SearchFields.none(), all).run(counted(waiting.values()));
  }

  private static List<ObjectNode> counted(Collection<List<ObjectNode>> byDefinition) {
    return byDefinition.stream().map(SubscriptionStatistics::counted).toList();
  }

  private static ObjectNode counted(List<ObjectNode> subscriptions) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    ObjectNode any = subscriptions.getFirst();
    for (String field : List.of("processDefinitionId", "processDefinitionKey", "tenantId")) {
      row.set(field, any.get(field));
    }
    long instances =
        subscriptions.stream()
            .map(one -> one.path("processInstanceKey").asText())
            .distinct()
            .count();
    return row.put("processInstancesWithActiveSubscriptions", instances)
        .put("activeSubscriptions", subscriptions.size());
  }
}
