package io.lipsync.emulator.dashscope;

import java.util.Optional;

/** Where events go at the moment. Thread-safe. */
final class EventTargets {

  private final Optional<EventTarget> atFirst;
  private volatile Optional<EventTarget> current;

  EventTargets(Optional<EventTarget> atFirst) {
    this.atFirst = atFirst;
    current = atFirst;
  }

  Optional<EventTarget> current() {
    return current;
  }

  void set(Optional<EventTarget> target) {
    current = target;
  }

  void reset() {
    current = atFirst;
  }
}
