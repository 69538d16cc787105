package io.lipsync.connector.provider.evolink;

import static io.lipsync.connector.media.MediaLimits.megabytes;

import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.check.MediaRules;
import io.lipsync.connector.media.check.Quantity;

/**
 * What VideoRetalk behind EvoLink is known to take. EvoLink's own page names formats as examples
 * and recommends 2 to 300 s; the model and its fields are Alibaba's, whose narrower limits are
 * expected to count. So these are limits to warn of rather than to refuse by, and formats, which
 * EvoLink's page leaves open, have no row.
 */
final class EvolinkMedia {
  static final MediaRules RULES =
      MediaRules.of("EvoLink")
          .from(MediaKind.VIDEO, Quantity.DURATION, 2, 120)
          .from(MediaKind.VIDEO, Quantity.SIDES, 640, 2048)
          .from(MediaKind.VIDEO, Quantity.FRAME_RATE, 15, 60)
          .most(MediaKind.VIDEO, Quantity.SIZE, megabytes(300))
          .from(MediaKind.AUDIO, Quantity.DURATION, 2, 120)
          .most(MediaKind.AUDIO, Quantity.SIZE, megabytes(30));

  private EvolinkMedia() {}
}
