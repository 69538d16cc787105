package io.lipsync.emulator.vendor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accepted tasks of a vendor, in the order of their arrival. Thread-safe. */
public final class TaskStore<T extends EmulatedTask> {

  private final Map<String, T> tasks = new LinkedHashMap<>();

  /** Adds a task. */
  public synchronized void add(T task) {
    tasks.put(task.id(), task);
  }

  /** The task of that id. */
  public synchronized Optional<T> find(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** All tasks, oldest first. */
  public synchronized List<T> list() {
    return new ArrayList<>(tasks.values());
  }

  /** The newest task that is not this one. */
  public synchronized Optional<T> newestOtherThan(EmulatedTask task) {
    return tasks.values().stream().filter(t -> t != task).reduce((first, second) -> second);
  }

  /** Forgets all tasks. */
  public synchronized void clear() {
    tasks.clear();
  }
}
