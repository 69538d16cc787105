package io.lipsync.connector.callback.web;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The bodies that are being read, so many at once and no more. One that comes when all places are
 * taken gets the place of the one that takes longest: bodies of providers come at once, and who
 * holds places on purpose loses them first. Thread-safe.
 */
final class PendingBodies {
  private final int places;
  private final Set<BodyReader> pending = new LinkedHashSet<>();

  PendingBodies(int places) {
    this.places = places;
  }

  void add(BodyReader reader) {
    BodyReader slowest = takePlace(reader);
    if (slowest != null) {
      slowest.giveUp(503, "its body came too slowly while many others did");
    }
  }

  synchronized void remove(BodyReader reader) {
    pending.remove(reader);
  }

  private synchronized BodyReader takePlace(BodyReader reader) {
    pending.add(reader);
    return pending.size() > places ? pending.iterator().next() : null;
  }
}
