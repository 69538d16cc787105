package io.lipsync.connector.media;

import io.lipsync.connector.http.RequestBody;
import java.nio.file.Path;

/**
 * A document on its way to a provider, checked and on this machine's disk.
 *
 * @param kind what it is for
 * @param format what it is
 * @param path where it lies for the time of the job
 * @param size its size in bytes
 * @param name what the provider shall call it: like no other, and without the name it had
 */
public record MediaFile(MediaKind kind, MediaFormat format, Path path, long size, String name) {

  /** The file as the body of a call. */
  public RequestBody.File body() {
    return new RequestBody.File(path, format.contentType());
  }
}
