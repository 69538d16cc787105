package io.lipsync.examples.demo.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.DocumentReferenceResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The files of requests, which are documents in the engine. Thread-safe. */
final class Documents {
  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final String MEDIA = "(video|audio|image)/[\\w.+-]+";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CamundaClient client;

  Documents(CamundaClient client) {
    this.client = client;
  }

  /** Stores what is sent and answers what a file picker leaves in its variable. */
  Reply store(String name, HttpExchange exchange) throws IOException {
    String sent = exchange.getRequestHeaders().getFirst("Content-Type");
    String type = sent == null ? "application/octet-stream" : sent;
    DocumentReferenceResponse stored =
        client
            .newCreateDocumentCommand()
            .content(new ByteArrayInputStream(read(exchange)))
            .fileName(name)
            .contentType(type)
            .send()
            .join();
    Map<String, Object> metadata =
        Map.of("fileName", name, "contentType", type, "size", stored.getMetadata().getSize());
    return Reply.json(
        Map.of(
            "camunda.document.type", "camunda",
            "storeId", stored.getStoreId(),
            "documentId", stored.getDocumentId(),
            "contentHash", stored.getContentHash(),
            "metadata", metadata));
  }

  /** A file of a request, see {@link Snapshot.Media}. */
  Optional<Reply> ofRequest(ObjectNode variables, String name) throws IOException {
    return content(Snapshot.Media.document(name, variables));
  }

  /** A file by its reference, as forms show it. */
  Optional<Reply> named(String query) throws IOException {
    return query == null
        ? Optional.empty()
        : content(JSON.readTree(URLDecoder.decode(query, StandardCharsets.UTF_8)));
  }

  private Optional<Reply> content(JsonNode document) throws IOException {
    if (!document.has("documentId")) {
      return Optional.empty();
    }
    String type = document.path("metadata").path("contentType").asText("");
    try (InputStream content =
        client
            .newDocumentContentGetRequest(document.path("documentId").asText())
            .storeId(document.path("storeId").asText())
            .contentHash(document.path("contentHash").asText())
            .send()
            .join()) {
      // Nothing that a browser would run or open by itself.
      String shown =
          type.matches(MEDIA) && !type.contains("svg") ? type : "application/octet-stream";
      return Optional.of(new Reply(200, shown, content.readAllBytes()));
    }
  }

  /** The body of a call, which has a limit. */
  static byte[] read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw new IllegalArgumentException("All files of a form may have 10 MB together.");
    }
    return body;
  }
}
