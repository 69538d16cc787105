package io.lipsync.localcamunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.DocumentReferenceResponse;
import java.io.ByteArrayInputStream;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /**
   * As by a cluster that keeps documents in memory, which is what one has without cloud storage.
   */
  @Test
  void haveNoLinks() {
    var reference = client.newCreateDocumentCommand().content("hello").send().join();

    assertThatThrownBy(() -> client.newCreateDocumentLinkCommand(reference).send().join())
        .hasMessageContaining("403")
        .hasMessageContaining("The in-memory document store does not support creating links");
  }

  @ParameterizedTest
  @CsvSource({
    "''                  , No document hash provided for document",
    "?contentHash=       , No document hash provided for document",
    "?contentHash=0f     , doesn't match the provided hash 0f",
  })
  void areReadByTheirHashOnly(String query, String refusal) throws Exception {
    var reference = client.newCreateDocumentCommand().content("hello").send().join();

    for (String method : List.of("GET", "POST")) {
      String rest = method.equals("GET") ? "" : "/links";
      var answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(
                              "%s/v2/documents/%s%s%s"
                                  .formatted(
                                      camunda.restAddress(),
                                      reference.getDocumentId(),
                                      rest,
                                      query)))
                      .method(method, HttpRequest.BodyPublishers.noBody())
                      .build(),
                  BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(method).isEqualTo(400);
      assertThat(answer.body()).as(method).contains(refusal);
    }
  }

  @Test
  void areNotTakenWhenARequestHasMoreThanTenMegabytes() throws IOException {
    byte[] tooLong = new byte[10 * 1024 * 1024];

    assertThatThrownBy(() -> client.newCreateDocumentCommand().content(tooLong).send().join())
        .as("length told before")
        .hasMessageContaining("413")
        .hasMessageContaining("Maximum upload size exceeded");
    assertThatThrownBy(
            () ->
                client
                    .newCreateDocumentCommand()
                    .content(new ByteArrayInputStream(tooLong))
                    .send()
                    .join())
        .as("length not told")
        .hasMessageContaining("413");
    assertThatThrownBy(
            () ->
                client
                    .newCreateDocumentBatchCommand()
                    .addDocument()
                    .content(new byte[tooLong.length / 2])
                    .fileName("1")
                    .done()
                    .addDocument()
                    .content(new byte[tooLong.length / 2])
                    .fileName("2")
                    .done()
                    .send()
                    .join())
        .as("together")
        .hasMessageContaining("413");
    try (var files = Files.list(directory)) {
      assertThat(files.toList()).as("nothing is kept").isEmpty();
    }
    client.newCreateDocumentCommand().content(new byte[tooLong.length - 4096]).send().join();
  }

  @Test
  void mayBeLargerWhereTheClusterIsToldSo() {
    camunda.close();
    client.close();
    camunda =
        LocalCamunda.start(
            LocalCamundaSettings.defaults()
                .withGrpcPort(0)
                .withRestPort(0)
                .withMaxUploadBytes(12L * 1024 * 1024));
    client = Clients.of(camunda, false);

    var reference =
        client.newCreateDocumentCommand().content(new byte[11 * 1024 * 1024]).send().join();

    assertThat(reference.getMetadata().getSize()).isEqualTo(11L * 1024 * 1024);
  }

  @Test
  void needAnExpiryThatIsADate() throws Exception {
    String body =
        """
        --b\r
        Content-Disposition: form-data; name="file"; filename="a.txt"\r
        \r
        hello\r
        --b\r
        Content-Disposition: form-data; name="metadata"\r
        Content-Type: application/json\r
        \r
        {"expiresAt": "tomorrow"}\r
        --b--\r
        """;

    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(camunda.restAddress().resolve("/v2/documents"))
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("'tomorrow' cannot be parsed as a date");
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
