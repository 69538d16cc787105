package io.lipsync.connector.provider;

import io.lipsync.connector.media.MediaLimits;
import io.lipsync.connector.media.check.MediaRules;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a provider can do.
 *
 * @param callbackPerRequest whether each submission can name its own callback address
 * @param submitSpacing the shortest time between two submissions of an account, from the vendor's
 *     rate limit; zero where none is documented
 * @param shortestCheck the shortest sensible time between two reads of one task
 * @param ownLinks beginnings of links into the provider's own storage, for example {@code oss://},
 *     which are accepted beside http and https
 * @param choosesFace whether a reference image and a threshold choose among several faces
 * @param playbackTypes the values of {@code playback_type} that the provider takes, the first being
 *     its default; empty when it has no such field
 * @param uploads which files the vendor stores for its own tasks; none where it has no upload
 * @param mediaRules what the vendor's documents say of the media that it takes; a table without
 *     rows if nothing
 * @param idempotent whether the vendor is known to make one task of the same order sent twice, by
 *     the order's key: then, and only then, an order with an unknown outcome may be sent again
 */
public record Capabilities(
    boolean callbackPerRequest,
    Duration submitSpacing,
    Duration shortestCheck,
    Set<String> ownLinks,
    boolean choosesFace,
    List<String> playbackTypes,
    MediaLimits uploads,
    MediaRules mediaRules,
    boolean idempotent) {

  public Capabilities {
    ownLinks = Set.copyOf(ownLinks);
    playbackTypes = List.copyOf(playbackTypes);
  }

  /** A provider without a rate limit that chooses faces, takes any links and stores nothing. */
  public Capabilities(boolean callbackPerRequest, Duration shortestCheck) {
    this(
        callbackPerRequest,
        Duration.ZERO,
        shortestCheck,
        Set.of(),
        true,
        List.of(),
        MediaLimits.none(),
        MediaRules.of(""),
        false);
  }

  /**
   * The spacing that keeps submissions within a limit.
   *
   * @param limit submissions in a window, at least 1
   */
  public static Duration spacing(int limit, Duration window) {
    // Calls take unequally long on their way, so that two may arrive closer than they were sent.
    return window.plusMillis(200).dividedBy(limit);
  }
}
