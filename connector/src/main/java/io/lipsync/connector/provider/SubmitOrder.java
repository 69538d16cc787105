package io.lipsync.connector.provider;

import java.net.URI;

/**
 * A checked order for one dubbed video, in the vendors' own terms.
 *
 * @param key the submission key: names this order for ever, over every retry
 * @param videoUrl the video whose lips are to move
 * @param audioUrl the speech they are to follow
 * @param refImageUrl the face to dub when there are several, or null
 * @param videoExtension whether the video is lengthened to the audio
 * @param queryFaceThreshold 120 to 200; how sure the match with the reference face must be
 * @param playbackType how a video shorter than the speech goes on, in the vendor's own word; or
 *     null
 * @param callbackUrl where the provider reports the end, or null; secret, it holds a token
 */
public record SubmitOrder(
    String key,
    String videoUrl,
    String audioUrl,
    String refImageUrl,
    boolean videoExtension,
    int queryFaceThreshold,
    String playbackType,
    URI callbackUrl) {

  /** Hides the links and the token. */
  @Override
  public String toString() {
    return "SubmitOrder[" + key + "]";
  }
}
