package io.lipsync.connector.provider;

import java.time.Duration;

/**
 * What a provider can do.
 *
 * @param callbackPerRequest whether each submission can name its own callback address
 * @param shortestCheck the shortest sensible time between two reads of one task
 */
public record Capabilities(boolean callbackPerRequest, Duration shortestCheck) {}
