package io.lipsync.connector.result;

import java.nio.file.Path;

/**
 * A video that was fetched whole and looked at.
 *
 * @param path where it lies until it is stored
 * @param fileName what it is to be called
 * @param contentType its media type
 * @param sizeBytes its size in bytes
 * @param sha256 the SHA-256 of its bytes in hex
 */
record Video(Path path, String fileName, String contentType, long sizeBytes, String sha256) {

  /** What the process gets to know once the video is stored. */
  SavedResult at(String location) {
    return new SavedResult(location, fileName, contentType, sizeBytes, sha256, null);
  }
}
