package io.lipsync.connector.provider;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a provider can do.
 *
 * @param callbackPerRequest whether each submission can name its own callback address
 * @param shortestCheck the shortest sensible time between two reads of one task
 * @param ownLinks beginnings of links into the provider's own storage, for example {@code oss://},
 *     which are accepted beside http and https
 * @param choosesFace whether a reference image and a threshold choose among several faces
 * @param playbackTypes the values of {@code playback_type} that the provider takes, the first being
 *     its default; empty when it has no such field
 */
public record Capabilities(
    boolean callbackPerRequest,
    Duration shortestCheck,
    Set<String> ownLinks,
    boolean choosesFace,
    List<String> playbackTypes) {

  public Capabilities {
    ownLinks = Set.copyOf(ownLinks);
    playbackTypes = List.copyOf(playbackTypes);
  }

  /** A provider that chooses faces, takes ordinary links only and has no playback type. */
  public Capabilities(boolean callbackPerRequest, Duration shortestCheck) {
    this(callbackPerRequest, shortestCheck, Set.of(), true, List.of());
  }
}
