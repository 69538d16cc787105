package io.lipsync.connector.provider.dashscope;

import static io.lipsync.connector.media.MediaLimits.megabytes;

import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.check.MediaRules;
import io.lipsync.connector.media.check.Quantity;

/** What VideoRetalk takes, by Alibaba's page "VideoRetalk API". */
final class DashscopeMedia {
  static final MediaRules RULES =
      MediaRules.of("DashScope")
          .formats(MediaKind.VIDEO, MediaFormat.MP4, MediaFormat.AVI, MediaFormat.MOV)
          .codecs("H.264", "H.265")
          .from(MediaKind.VIDEO, Quantity.DURATION, 2, 120)
          .from(MediaKind.VIDEO, Quantity.SIDES, 640, 2048)
          .from(MediaKind.VIDEO, Quantity.FRAME_RATE, 15, 60)
          .most(MediaKind.VIDEO, Quantity.SIZE, megabytes(300))
          .formats(MediaKind.AUDIO, MediaFormat.WAV, MediaFormat.MP3, MediaFormat.AAC)
          .from(MediaKind.AUDIO, Quantity.DURATION, 2, 120)
          .most(MediaKind.AUDIO, Quantity.SIZE, megabytes(30))
          .formats(
              MediaKind.IMAGE, MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.BMP, MediaFormat.WEBP)
          .most(MediaKind.IMAGE, Quantity.SIDES, 4096)
          .most(MediaKind.IMAGE, Quantity.ASPECT, 2)
          .most(MediaKind.IMAGE, Quantity.SIZE, megabytes(10));

  private DashscopeMedia() {}
}
