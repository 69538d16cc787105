package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.DocumentReferenceResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Documents in Camunda's store, as forms and connectors leave them in variables. */
final class Documents {

  private Documents() {}

  /** Stores a file and gives the reference that a form's file picker leaves, in a list, behind. */
  static Map<String, Object> picked(
      CamundaClient client, byte[] content, String name, String type) {
    DocumentReferenceResponse stored =
        client
            .newCreateDocumentCommand()
            .content(content)
            .fileName(name)
            .contentType(type)
            .send()
            .join();
    return Map.of(
        "camunda.document.type",
        "camunda",
        "documentId",
        stored.getDocumentId(),
        "storeId",
        stored.getStoreId(),
        "contentHash",
        stored.getContentHash(),
        "metadata",
        Map.of("fileName", name, "contentType", type, "size", content.length));
  }

  /** Asserts that a saved result is a document, and that its bytes are what its hash says. */
  static void assertLasts(CamundaClient client, Map<?, ?> saved) {
    Map<?, ?> document = (Map<?, ?>) saved.get("document");
    assertThat(document.get("camunda.document.type")).isEqualTo("camunda");
    byte[] content = content(client, document);
    assertThat(sha256(content)).isEqualTo(saved.get("sha256"));
    assertThat(content).isEqualTo(media("dubbed.mp4"));
    assertThat(((Number) saved.get("sizeBytes")).intValue()).isEqualTo(content.length);
  }

  /** The bytes of a document. */
  static byte[] content(CamundaClient client, Map<?, ?> document) {
    try (InputStream content =
        client
            .newDocumentContentGetRequest(document.get("documentId").toString())
            .contentHash(document.get("contentHash").toString())
            .send()
            .join()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the sample media. */
  static byte[] media(String name) {
    try (InputStream file = Documents.class.getResourceAsStream("/media/" + name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
