package io.lipsync.connector.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.camunda.connector.api.document.Document;

/**
 * A video that lasts.
 *
 * @param location where it is: a path, an address without its signature, or the document's id
 * @param fileName its name
 * @param contentType its media type, for example {@code video/mp4}
 * @param sizeBytes its size in bytes
 * @param sha256 the SHA-256 of its bytes in hex
 * @param document the Camunda document, or null when it went elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SavedResult(
    String location,
    String fileName,
    String contentType,
    long sizeBytes,
    String sha256,
    Document document) {}
