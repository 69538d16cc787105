package io.lipsync.localcamunda.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The rows of one kind of entity, in the shape of the REST API, in the order they appeared. A row
 * is never changed once it is here: an update replaces it, so that readers may keep what they got.
 * Not thread-safe: {@link EngineView} guards it.
 */
public final class Rows {

  private final List<String> fields;
  private final Map<Long, ObjectNode> byKey = new LinkedHashMap<>();
  private final Map<Long, Set<Long>> keysByInstance = new LinkedHashMap<>();

  /**
   * @param fields the names of all fields that a row has
   */
  Rows(String... fields) {
    this.fields = List.of(fields);
  }

  /** The row with this key, if it is known. */
  public Optional<ObjectNode> find(long key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** All rows, oldest first. */
  public Collection<ObjectNode> all() {
    return byKey.values();
  }

  /** The rows that belong to one process instance, oldest first. */
  public List<ObjectNode> ofInstance(long processInstanceKey) {
    return keysByInstance.getOrDefault(processInstanceKey, Set.of()).stream()
        .map(byKey::get)
        .toList();
  }

  /** A new row with all fields null. */
  ObjectNode blank() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    fields.forEach(row::putNull);
    return row;
  }

  void add(long key, ObjectNode row) {
    byKey.put(key, row);
  }

  void add(long key, long processInstanceKey, ObjectNode row) {
    add(key, row);
    keysByInstance.computeIfAbsent(processInstanceKey, ignored -> new LinkedHashSet<>()).add(key);
  }

  /** Replaces a row by a changed copy; nothing happens when the row is not (or no longer) here. */
  void update(long key, Consumer<ObjectNode> change) {
    byKey.computeIfPresent(
        key,
        (ignored, row) -> {
          ObjectNode copy = row.deepCopy();
          change.accept(copy);
          return copy;
        });
  }

  void remove(long key) {
    byKey.remove(key);
  }

  void removeInstance(long processInstanceKey) {
    Set<Long> keys = keysByInstance.remove(processInstanceKey);
    if (keys != null) {
      keys.forEach(byKey::remove);
    }
  }
}
