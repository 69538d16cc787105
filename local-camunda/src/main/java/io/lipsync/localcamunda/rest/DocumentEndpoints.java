package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.document.DocumentStore;
import io.lipsync.localcamunda.document.DocumentStore.StoredDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;

/** Stores and hands out documents. */
final class DocumentEndpoints {

  private final DocumentStore store;

  DocumentEndpoints(DocumentStore store) {
    this.store = store;
  }

  Answer create(Call call) throws IOException {
    checkStore(call);
    try (var parts = call.parts()) {
      MultiPart.Part file = parts.getFirst("file");
      if (file == null) {
        throw Problem.badInput("the part 'file' must be given");
      }
      var metadata = metadata(parts.getFirst("metadata"), file);
      var stored = store.create(call.query("documentId"), metadata, file::writeTo);
      return new Answer.Json(201, stored.reference());
    }
  }

  Answer createBatch(Call call) throws IOException {
    checkStore(call);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode created = answer.putArray("createdDocuments");
    answer.putArray("failedDocuments");
    try (var parts = call.parts()) {
      List<MultiPart.Part> files = parts.getAll("files");
      List<MultiPart.Part> metadata = parts.getAll("metadataList");
      if (files.isEmpty()) {
        throw Problem.badInput("the part 'files' must be given");
      }
      for (int i = 0; i < files.size(); i++) {
        var about = i < metadata.size() ? metadata.get(i) : null;
        var stored =
            store.create(Optional.empty(), metadata(about, files.get(i)), files.get(i)::writeTo);
        created.add(stored.reference());
      }
    }
    return new Answer.Json(201, answer);
  }

  private static ObjectNode metadata(MultiPart.Part part, MultiPart.Part file) {
    ObjectNode metadata =
        part == null
            ? JsonNodeFactory.instance.objectNode()
            : Call.object(part.getContentAsString(StandardCharsets.UTF_8), "the part 'metadata'");
    Fields given = new Fields(metadata);
    given.time("expiresAt", "expiresAt");
    for (String name : List.of("fileName", "contentType")) {
      given
          .text(name)
          .filter(String::isBlank)
          .ifPresent(
              blank -> {
                throw Problem.badInput("%s must not be empty, if present".formatted(name));
              });
    }
    if (!metadata.hasNonNull("fileName") && file.getFileName() != null) {
      metadata.put("fileName", file.getFileName());
    }
    if (!metadata.hasNonNull("contentType")) {
      metadata.put("contentType", file.getHeaders().get(HttpHeader.CONTENT_TYPE));
    }
    return metadata;
  }

  /** Only who knows the hash from the reference may read. */
  Answer get(Call call) throws IOException {
    StoredDocument document = findByHash(call);
    return new Answer.Content(document.contentType(), document.content());
  }

  /** There are no links: a cluster that keeps documents in memory has none either. */
  Answer link(Call call) throws IOException {
    findByHash(call);
    throw new Problem(
        403, "FORBIDDEN", "The in-memory document store does not support creating links");
  }

  Answer delete(Call call) throws IOException {
    checkStore(call);
    if (!store.delete(call.path().get("documentId"))) {
      throw notFound(call);
    }
    return Answer.noContent();
  }

  private StoredDocument find(Call call) throws IOException {
    checkStore(call);
    return store.find(call.path().get("documentId")).orElseThrow(() -> notFound(call));
  }

  private StoredDocument findByHash(Call call) throws IOException {
    StoredDocument document = find(call);
    String id = call.path().get("documentId");
    String hash = call.query("contentHash").orElse("");
    if (hash.isBlank()) {
      throw Problem.badInput("No document hash provided for document %s".formatted(id));
    }
    if (!hash.equals(document.contentHash())) {
      throw Problem.badInput(
          "Document hash for document %s doesn't match the provided hash %s".formatted(id, hash));
    }
    return document;
  }

  private static void checkStore(Call call) {
    call.query("storeId")
        .filter(id -> !id.isEmpty() && !id.equals(DocumentStore.STORE_ID))
        .ifPresent(
            id -> {
              throw Problem.badInput(
                  "Document store with id '%s' does not exist; here it is '%s'"
                      .formatted(id, DocumentStore.STORE_ID));
            });
  }

  private static Problem notFound(Call call) {
    return new Problem(
        404,
        "NOT_FOUND",
        "Document with id '%s' not found".formatted(call.path().get("documentId")));
  }
}
