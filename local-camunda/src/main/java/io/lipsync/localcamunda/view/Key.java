package io.lipsync.localcamunda.view;

/** How the REST API writes keys: as text, and absent rather than -1. */
final class Key {

  private Key() {}

  static String text(long key) {
    return key > 0 ? Long.toString(key) : null;
  }

  /** The API writes a missing text as null where the engine's records hold an empty one. */
  static String orNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
