package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.document.DocumentStore;
import io.lipsync.localcamunda.document.DocumentStore.StoredDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;

/** Stores and hands out documents. */
final class DocumentEndpoints {

  private static final Duration DEFAULT_LINK_LIFETIME = Duration.ofHours(1);

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
    if (!metadata.hasNonNull("fileName") && file.getFileName() != null) {
      metadata.put("fileName", file.getFileName());
    }
    if (!metadata.hasNonNull("contentType")) {
      metadata.put("contentType", file.getHeaders().get(HttpHeader.CONTENT_TYPE));
    }
    return metadata;
  }

  Answer get(Call call) throws IOException {
    StoredDocument document = find(call);
    call.query("contentHash")
        .filter(hash -> !hash.equals(document.contentHash()))
        .ifPresent(
            hash -> {
              throw Problem.badInput(
                  "contentHash does not match the content of document '%s'"
                      .formatted(call.path().get("documentId")));
            });
    return new Answer.Content(document.contentType(), document.content());
  }

  Answer link(Call call) throws IOException {
    find(call);
    Duration lifetime =
        call.body().millis("timeToLive").filter(Duration::isPositive).orElse(DEFAULT_LINK_LIFETIME);
    String server = call.request().getHttpURI().asString().replaceFirst("/links.*", "");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("url", server);
    answer.put("expiresAt", Instant.now().plus(lifetime).toString());
    return new Answer.Json(201, answer);
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

  private static void checkStore(Call call) {
    call.query("storeId")
        .filter(id -> !id.isEmpty() && !id.equals(DocumentStore.STORE_ID))
        .ifPresent(
            id -> {
              throw Problem.badInput(
                  "storeId '%s' is unknown; here it is '%s'".formatted(id, DocumentStore.STORE_ID));
            });
  }

  private static Problem notFound(Call call) {
    return new Problem(
        404,
        "NOT_FOUND",
        "Document with id '%s' not found".formatted(call.path().get("documentId")));
  }
}
