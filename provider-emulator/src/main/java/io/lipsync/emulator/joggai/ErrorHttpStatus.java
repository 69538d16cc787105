package io.lipsync.emulator.joggai;

/**
 * The HTTP status of JoggAI's errors. Its OpenAPI file lists only 200, its prose speaks of standard
 * status codes.
 */
public enum ErrorHttpStatus {
  /** 200, whatever the envelope says. */
  ALWAYS_200,
  /** The status that fits: 400, 401, 402, 403, 404, 429, 500. */
  MAPPED
}
