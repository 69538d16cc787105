package io.lipsync.connector.result;

import java.nio.file.Path;

/**
 * Limits and places of an installation for finished videos.
 *
 * @param largestFile bytes that a video may have at most
 * @param largestDocument bytes that a video may have that becomes a Camunda document
 * @param folder the folder below which results may be stored, or null when there is none
 */
public record ResultSettings(long largestFile, long largestDocument, Path folder) {}
