package io.lipsync.emulator.journal;

import java.time.Instant;

/**
 * A download of a result that was answered with 200 or 206. Immutable.
 *
 * @param at when it began, by the emulator's clock
 * @param file the name of the file
 * @param status 200 for the whole file, 206 for a part of it
 * @param offset the first byte that was sent
 * @param bytes how many were sent; fewer than asked for if a scenario cuts it off
 */
public record Download(Instant at, String file, int status, long offset, long bytes) {}
