package io.lipsync.emulator.journal;

import java.time.Instant;

/**
 * A file that a client uploaded to a vendor. Immutable.
 *
 * @param at when its upload was over, by the emulator's clock
 * @param url what a submit names it by
 * @param contentType as declared, or null
 * @param bytes its size
 * @param sha256 of its content, in lower-case hex
 */
public record UploadedFile(Instant at, String url, String contentType, long bytes, String sha256) {}
