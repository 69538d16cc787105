package io.lipsync.localcamunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.DocumentReferenceResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents, as the stock client stores and reads them. */
class DocumentsTest {

  @TempDir private Path directory;
  private LocalCamunda camunda;
  private CamundaClient client;

  @BeforeEach
  void start() {
    camunda =
        LocalCamunda.start(
            LocalCamundaSettings.defaults()
                .withGrpcPort(0)
                .withRestPort(0)
                .withDocumentsDirectory(directory));
    client = Clients.of(camunda, false);
  }

  @AfterEach
  void stop() {
    client.close();
    camunda.close();
  }

  @Test
  void comeBackAsTheyWere() throws IOException {
    byte[] video = new byte[3_000_000];
    new Random(7).nextBytes(video);

    DocumentReferenceResponse reference =
        client
            .newCreateDocumentCommand()
            .content(video)
            .fileName("take 1.mp4")
            .contentType("video/mp4")
            .timeToLive(Duration.ofDays(1))
            .customMetadata("take", 1)
            .send()
            .join();

    assertThat(reference.getMetadata().getFileName()).isEqualTo("take 1.mp4");
    assertThat(reference.getMetadata().getContentType()).isEqualTo("video/mp4");
    assertThat(reference.getMetadata().getSize()).isEqualTo(video.length);
    assertThat(reference.getMetadata().getExpiresAt()).isNotNull();
    assertThat(reference.getMetadata().getCustomProperties()).containsEntry("take", 1);
    try (var content = client.newDocumentContentGetRequest(reference).send().join()) {
      assertThat(content.readAllBytes()).isEqualTo(video);
    }
  }

  @Test
  void areReadThroughTheirLink() throws Exception {
    var reference = client.newCreateDocumentCommand().content("hello").send().join();

    var link = client.newCreateDocumentLinkCommand(reference).send().join();

    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(link.getUrl())).build(), BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("hello");
    var head =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(link.getUrl())).HEAD().build(),
                BodyHandlers.ofString());
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(5);
  }

  @Test
  void areStoredInBatches() {
    var answer =
        client
            .newCreateDocumentBatchCommand()
            .addDocument()
            .content("one")
            .fileName("1.txt")
            .done()
            .addDocument()
            .content("two")
            .fileName("2.txt")
            .done()
            .send()
            .join();

    assertThat(answer.getCreatedDocuments())
        .extracting(document -> document.getMetadata().getFileName())
        .containsExactly("1.txt", "2.txt");
  }

  @Test
  void areGoneWhenDeleted() throws IOException {
    var reference = client.newCreateDocumentCommand().content("hello").send().join();

    client.newDeleteDocumentCommand(reference).send().join();

    assertThatThrownBy(() -> client.newDocumentContentGetRequest(reference).send().join())
        .hasMessageContaining("404");
    try (var files = Files.list(directory)) {
      assertThat(files.toList()).isEqualTo(List.of());
    }
  }

  @Test
  void areNotOverwritten() {
    client.newCreateDocumentCommand().content("a").documentId("mine").send().join();

    assertThatThrownBy(
            () -> client.newCreateDocumentCommand().content("b").documentId("mine").send().join())
        .hasMessageContaining("409");
  }

  @Test
  void cannotLeaveTheirDirectory() {
    assertThatThrownBy(
            () ->
                client
                    .newCreateDocumentCommand()
                    .content("a")
                    .documentId("../../escaped")
                    .send()
                    .join())
        .hasMessageContaining("documentId");
  }

  @Test
  void outliveTheEngineInADirectoryOfOnesOwn() {
    var reference = client.newCreateDocumentCommand().content("kept").send().join();

    camunda.close();

    assertThat(directory.resolve(reference.getDocumentId())).hasContent("kept");
    start();
  }
}
