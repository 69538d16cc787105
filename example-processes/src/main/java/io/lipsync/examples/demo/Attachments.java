package io.lipsync.examples.demo;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.DocumentReferenceResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Attaches the sample media to a request, as a form's file picker does. */
final class Attachments {
  private final CamundaClient client;
  private final Console console;

  Attachments(CamundaClient client, Console console) {
    this.client = client;
    this.console = console;
  }

  /**
   * Stores a sample file as a Camunda document and gives what a file picker leaves in its variable:
   * a list, even of one.
   */
  List<Map<String, Object>> attach(String name, String type) {
    try (InputStream file = Attachments.class.getResourceAsStream("/media/" + name)) {
      return attach(name, type, file);
    } catch (IOException e) {
      throw new DemoException("The sample file " + name + " cannot be read: " + e + ".");
    }
  }

  /** The same with a file of this machine. */
  List<Map<String, Object>> attach(Medium.LocalFile medium) {
    try (InputStream file = Files.newInputStream(medium.path())) {
      return attach(medium.path().getFileName().toString(), medium.type(), file);
    } catch (IOException e) {
      throw new DemoException("The file " + medium.path() + " cannot be read: " + e + ".");
    }
  }

  private List<Map<String, Object>> attach(String name, String type, InputStream file) {
    DocumentReferenceResponse stored =
        client
            .newCreateDocumentCommand()
            .content(file)
            .fileName(name)
            .contentType(type)
            .send()
            .join();
    console.detail("attached " + name + ", " + stored.getMetadata().getSize() + " bytes");
    return List.of(
        Map.of(
            "camunda.document.type",
            "camunda",
            "storeId",
            stored.getStoreId(),
            "documentId",
            stored.getDocumentId(),
            "contentHash",
            stored.getContentHash(),
            "metadata",
            Map.of("fileName", name, "contentType", type, "size", stored.getMetadata().getSize())));
  }
}
