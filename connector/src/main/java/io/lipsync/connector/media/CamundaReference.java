package io.lipsync.connector.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.connector.api.document.DocumentMetadata;
import io.camunda.connector.api.document.DocumentReference.CamundaDocumentReference;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * A document of Camunda's store as a process variable holds it: where it is, and what is known of
 * it before it is read.
 *
 * @param documentId its id
 * @param storeId the store, or null for the usual one
 * @param contentHash what the store wants to be told again, or null
 * @param contentType the media type it was stored with, or null
 * @param fileName the name it was stored with, or null
 * @param size its size in bytes, or null when nobody told
 */
public record CamundaReference(
    String documentId,
    String storeId,
    String contentHash,
    String contentType,
    String fileName,
    Long size)
    implements CamundaDocumentReference, DocumentMetadata {
  private static final String TYPE = "camunda.document.type";

  /** Whether the value is meant to be a document, of whatever store. */
  static boolean isDocument(JsonNode value) {
    return value.isObject() && value.has(TYPE);
  }

  /** The document, or null when the value names none of Camunda's own store. */
  static CamundaReference of(JsonNode value) {
    String id = text(value.path("documentId"));
    if (!"camunda".equals(text(value.path(TYPE))) || id == null) {
      return null;
    }
    JsonNode metadata = value.path("metadata");
    JsonNode size = metadata.path("size");
    return new CamundaReference(
        id,
        text(value.path("storeId")),
        text(value.path("contentHash")),
        text(metadata.path("contentType")),
        text(metadata.path("fileName")),
        size.canConvertToLong() && size.longValue() >= 0 ? size.longValue() : null);
  }

  private static String text(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }

  /** Its type and the ending of its name, for people; names of files may be private. */
  String describe() {
    int dot = fileName == null ? -1 : fileName.lastIndexOf('.');
    String ending = dot < 0 ? "" : fileName.substring(dot);
    String type = contentType == null ? "no known type" : "the type " + clean(contentType);
    return ending.isEmpty() ? type : type + " (*" + clean(ending) + ")";
  }

  private static String clean(String text) {
    String plain = text.replaceAll("[^\\w.+/-]", "");
    return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
  }

  @Override
  public String getDocumentId() {
    return documentId;
  }

  @Override
  public String getStoreId() {
    return storeId;
  }

  @Override
  public String getContentHash() {
    return contentHash;
  }

  @Override
  public DocumentMetadata getMetadata() {
    return this;
  }

  @Override
  public String getContentType() {
    return contentType;
  }

  @Override
  public OffsetDateTime getExpiresAt() {
    return null;
  }

  @Override
  public Long getSize() {
    return size;
  }

  @Override
  public String getFileName() {
    return fileName;
  }

  @Override
  public String getProcessDefinitionId() {
    return null;
  }

  @Override
  public Long getProcessInstanceKey() {
    return null;
  }

  @Override
  public Map<String, Object> getCustomProperties() {
    return Map.of();
  }

  /** Hides names of files, which may be private. */
  @Override
  public String toString() {
    return "CamundaReference[" + documentId + "]";
  }
}
