package io.lipsync.connector.provider;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that keep their newest entries only. */
public final class RecentMap {
  private RecentMap() {}

  /** An empty one. Thread-safe. */
  public static <K, V> Map<K, V> of(int most) {
    return Collections.synchronizedMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        });
  }
}
