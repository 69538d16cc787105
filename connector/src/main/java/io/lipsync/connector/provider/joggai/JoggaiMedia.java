package io.lipsync.connector.provider.joggai;

import static io.lipsync.connector.media.MediaLimits.megabytes;

import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.check.MediaRules;
import io.lipsync.connector.media.check.Quantity;

/**
 * What JoggAI takes, by its page "Upload media": the pages about lip sync name no limits of their
 * own.
 */
final class JoggaiMedia {
  static final MediaRules RULES =
      MediaRules.of("JoggAI")
          .formats(MediaKind.VIDEO, MediaFormat.MP4, MediaFormat.WEBM, MediaFormat.MOV)
          .codecs("H.264", "H.265")
          .most(MediaKind.VIDEO, Quantity.DURATION, 300)
          .most(MediaKind.VIDEO, Quantity.SIZE, megabytes(100))
          .formats(MediaKind.AUDIO, MediaFormat.MP3, MediaFormat.WAV, MediaFormat.M4A)
          .most(MediaKind.AUDIO, Quantity.DURATION, 600)
          .most(MediaKind.AUDIO, Quantity.SIZE, megabytes(20));

  private JoggaiMedia() {}
}
