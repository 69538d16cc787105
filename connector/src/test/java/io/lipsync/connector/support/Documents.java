package io.lipsync.connector.support;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.connector.api.document.Document;
import io.camunda.connector.api.document.DocumentCreationRequest;
import io.camunda.connector.api.document.DocumentFactory;
import io.camunda.connector.api.document.DocumentLinkParameters;
import io.camunda.connector.api.document.DocumentMetadata;
import io.camunda.connector.api.document.DocumentReference;
import io.camunda.connector.api.document.DocumentReference.CamundaDocumentReference;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A document store in memory whose documents can only be read as streams. */
public final class Documents implements DocumentFactory {
  private final Map<String, Supplier<InputStream>> contents = new HashMap<>();
  private final List<String> opened = new ArrayList<>();

  /** A store that nobody should ask. */
  public static Documents none() {
    return new Documents();
  }

  /** Stores a document and gives the JSON that a process variable would hold. */
  public String put(String id, byte[] content, String contentType, String fileName) {
    return put(id, () -> new ByteArrayInputStream(content), contentType, fileName, content.length);
  }

  /**
   * The same with any stream.
   *
   * @param size what the store tells of its size, or null
   */
  public String put(
      String id, Supplier<InputStream> content, String contentType, String fileName, Number size) {
    contents.put(id, content);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("camunda.document.type", "camunda").put("documentId", id).put("storeId", "in-memory");
    ObjectNode metadata = json.putObject("metadata");
    metadata.put("contentType", contentType).put("fileName", fileName);
    if (size != null) {
      metadata.put("size", size.longValue());
    }
    return json.toString();
  }

  /** The ids of documents that were read, in order. */
  public List<String> opened() {
    return opened;
  }

  @Override
  public Document resolve(DocumentReference reference) {
    return new Streamed(this, (CamundaDocumentReference) reference);
  }

  @Override
  public Document create(DocumentCreationRequest request) {
    throw new AssertionError("nobody makes documents here");
  }

  private InputStream open(String id) {
    opened.add(id);
    return contents.get(id).get();
  }

  private record Streamed(Documents store, CamundaDocumentReference where) implements Document {
    @Override
    public InputStream asInputStream() {
      return store.open(where.getDocumentId());
    }

    @Override
    public byte[] asByteArray() {
      throw new AssertionError("a document must never be held whole in memory");
    }

    @Override
    public String asBase64() {
      throw new AssertionError("a document must never be held whole in memory");
    }

    @Override
    public DocumentMetadata metadata() {
      return where.getMetadata();
    }

    @Override
    public DocumentReference reference() {
      return where;
    }

    @Override
    public String generateLink(DocumentLinkParameters parameters) {
      throw new AssertionError("links into Camunda's store open for nobody else");
    }
  }
}
