package io.lipsync.connector.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.connector.api.document.Document;
import io.camunda.connector.api.document.DocumentCreationRequest;
import io.camunda.connector.api.document.DocumentFactory;
import io.camunda.connector.api.document.DocumentReference;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.media.MediaFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Where a video can go, and what may be written there. */
class SaveToDestinationsTest extends SavingTest {
  private static final String LINK = "/results/dub-1.mp4?Signature=s3cr3t";

  @Test
  void aFolderGetsTheWholeFile() throws Exception {
    SavedResult saved = save(host.link(LINK), toFolder("videos/2026"));
    Path file = folder.toRealPath().resolve("videos/2026/dub-1.mp4");
    assertThat(file).hasBinaryContent(VIDEO);
    assertThat(saved)
        .isEqualTo(
            new SavedResult(
                file.toString(), "dub-1.mp4", "video/mp4", VIDEO.length, sha256(VIDEO), null));
  }

  /** Others who use the folder can read it, as far as the system's umask lets them. */
  @Test
  void aSavedFileBelongsToWhomFilesInTheFolderBelong() throws IOException {
    Path usual = Files.createFile(folder.resolve("usual"));

    save(host.link(LINK), toFolder(null));

    assertThat(Files.getPosixFilePermissions(folder.resolve("dub-1.mp4")))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void savingTwiceIsSavingOnce() throws IOException {
    SavedResult first = save(host.link(LINK), toFolder(null));
    assertThat(save(host.link(LINK), toFolder(null))).isEqualTo(first);
    assertThat(folder.toFile().list()).containsExactly("dub-1.mp4");
  }

  @Test
  void anotherFileOfTheSameNameIsNotOverwritten() throws IOException {
    Files.writeString(folder.resolve("dub-1.mp4"), "somebody else's");
    assertPermanent(
        failure(host.link(LINK), toFolder("")), "INVALID_INPUT", "fileName is the name of another");
    assertThat(folder.resolve("dub-1.mp4")).hasContent("somebody else's");
  }

  /**
   * A move would replace what another job has put there a moment ago, and both were told "saved".
   */
  @Test
  void aFileIsPutThereByALinkWhichNeverReplacesAnother() throws IOException {
    Path part = Files.writeString(folder.resolve("a.part"), "video");
    Video video = new Video(part, "dub.mp4", "video/mp4", 5, "-");

    new FolderDestination(folder, 1000).store(video);

    assertThat(Files.isSameFile(folder.resolve("dub.mp4"), part)).isTrue();
    Files.delete(part);
    assertThat(folder.resolve("dub.mp4")).hasContent("video");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/../..", "/etc", "a/../../b", "link", "link/below"})
  void noPathLeadsOut(String path) throws IOException {
    Path outside = Files.createTempDirectory("outside");
    Files.createSymbolicLink(folder.resolve("link"), outside);
    assertPermanent(
        failure(host.link(LINK), toFolder(path)),
        "INVALID_INPUT",
        "destination.folder leads out of the folder for results");
    assertThat(outside).isEmptyDirectory();
    assertThat(host.requests()).isEmpty();
  }

  @Test
  void withoutAFolderForResultsThereIsNone() {
    assertPermanent(
        failure(saver(null), new SaveRequest(host.link(LINK), null, null, toFolder(""))),
        "INVALID_INPUT",
        "set lipsync.result.folder");
  }

  @Test
  void aDocumentIsMadeOfIt() throws Exception {
    SavedResult saved = save(host.link(LINK), toDocument());
    assertThat(saved.document().asByteArray()).isEqualTo(VIDEO);
    assertThat(saved.document().metadata().getFileName()).isEqualTo("dub-1.mp4");
    assertThat(saved.document().metadata().getContentType()).isEqualTo("video/mp4");
    assertThat(saved.sizeBytes()).isEqualTo(VIDEO.length);
    assertThat(saved.document().reference()).isNotNull();
  }

  @Test
  void aDocumentStoreThatDoesNotTakeItIsAskedAgain() {
    DocumentFactory busy = refusing(new ProblemException(503, "Busy", null));
    ConnectorRetryException failure =
        catchThrowableOfType(
            ConnectorRetryException.class,
            () -> saver().save(new SaveRequest(host.link(LINK), null, null, toDocument()), busy));
    assertTriedAgain(failure, "Camunda's document store did not take the video: ProblemException");
  }

  /** The setting promises more than the cluster takes, or the video leaves no room for the rest. */
  @ParameterizedTest
  @MethodSource("refusalsOfSize")
  void aVideoThatTheClusterFindsTooLargeIsRejected(RuntimeException refusal) {
    ConnectorRetryException failure =
        catchThrowableOfType(
            ConnectorRetryException.class,
            () ->
                saver()
                    .save(
                        new SaveRequest(host.link(LINK), null, null, toDocument()),
                        refusing(refusal)));

    assertPermanent(failure, "RESULT_REJECTED", "Camunda takes no document of 200,000 bytes");
    assertThat(failure).hasMessageContaining("Save to a folder or a signed address instead");
  }

  /** The cluster's own answer, and a page of the proxy before it. */
  static Stream<RuntimeException> refusalsOfSize() {
    return Stream.of(
        new ProblemException(413, "Maximum upload size exceeded", null),
        new ClientHttpException(413, "Request Entity Too Large"));
  }

  private static DocumentFactory refusing(RuntimeException refusal) {
    return new DocumentFactory() {
      @Override
      public Document resolve(DocumentReference reference) {
        throw new AssertionError("nothing is read");
      }

      @Override
      public Document create(DocumentCreationRequest request) {
        throw refusal;
      }
    };
  }

  @Test
  void aVideoTooLargeForADocumentIsNotEvenFetched() {
    host.serving(video(500_001));
    assertPermanent(
        failure(host.link(LINK), toDocument()),
        "RESULT_REJECTED",
        "it has 500001 bytes. Allowed are 500000 bytes");
  }

  @Test
  void aStorageGetsTheWholeFileByPut() {
    SavedResult saved =
        save(
            host.link(LINK),
            toUpload(host.link("/bucket/out.mp4?X-Amz-Signature=s3cr3t"), Map.of("x-acl", "p")));
    assertThat(host.stored("/bucket/out.mp4")).isEqualTo(VIDEO);
    assertThat(host.requests().getLast().header("Content-Type")).isEqualTo("video/mp4");
    assertThat(host.requests().getLast().header("Content-Length")).isEqualTo("" + VIDEO.length);
    assertThat(host.requests().getLast().header("x-acl")).isEqualTo("p");
    assertThat(saved.location()).isEqualTo(host.link("/bucket/out.mp4"));
    assertThat(saved.sha256()).isEqualTo(sha256(VIDEO));
  }

  @ParameterizedTest
  @CsvSource({
    "https://account.BLOB.core.windows.net/c/b.mp4?sig=1, BlockBlob",
    "https://account.blob.core.chinacloudapi.cn/c/b.mp4?sig=1, BlockBlob",
    "https://account.blob.core.usgovcloudapi.net/c/b.mp4?sig=1, BlockBlob",
    "https://account.z38.blob.storage.azure.net/c/b.mp4?sig=1, BlockBlob",
    "https://videos.example.com/c/b.mp4?sv=2024-11-04&sr=b&sig=a%2Fb, BlockBlob",
    "https://videos.example.com/c/b.mp4?sp=cw&sig=a&sv=2024-11-04, BlockBlob",
    "https://blob.core.windows.net.example.com/c/b.mp4,",
    "https://videos.example.com/c/b.mp4?sv=2024-11-04,",
    "https://bucket.s3.amazonaws.com/b.mp4?X-Amz-Signature=1,"
  })
  void azureIsToldWhatKindOfBlobItIs(String address, String type) {
    UploadDestination destination =
        UploadDestination.of(
            toUpload(address),
            new ResultSettings(
                null, DataSize.ofBytes(1), DataSize.ofBytes(1), Duration.ofSeconds(90)),
            null);
    assertThat(destination.headers().get("x-ms-blob-type")).isEqualTo(type);
  }

  static Stream<Map<String, String>> typesThatWereSigned() {
    return Stream.of(
        Map.of("Content-Type", "video/mp4; charset=binary;x=\"Y\""),
        Map.of("content-type", "application/octet-stream"),
        Map.of("CONTENT-TYPE", ""),
        Map.of("Content-Type", " "),
        java.util.Collections.singletonMap("Content-Type", null));
  }

  /** OSS and S3 sign the content type, or that there is none. */
  @ParameterizedTest
  @MethodSource("typesThatWereSigned")
  void theProcessSetsOrDropsTheContentType(Map<String, String> headers) {
    save(host.link(LINK), toUpload(host.link("/out.mp4"), headers));
    String wanted = headers.values().iterator().next();
    assertThat(host.requests().getLast().header("Content-Type"))
        .isEqualTo(wanted == null || wanted.isBlank() ? null : wanted);
    assertThat(host.stored("/out.mp4")).isEqualTo(VIDEO);
  }

  @Test
  void aLinkAndAnAddressOfAnyLettersAreUsed() {
    host.serving(VIDEO);
    SavedResult saved =
        save(host.link("/real/张三 1.mp4?Signature=s"), toUpload(host.link("/münchen/{1}.mp4?s=1")));
    assertThat(host.requests())
        .extracting(io.lipsync.connector.support.FileHost.Request::path)
        .containsExactly("/real/张三 1.mp4", "/münchen/{1}.mp4");
    assertThat(saved.fileName()).isEqualTo("张三 1.mp4");
    assertThat(saved.location()).endsWith("/m%C3%BCnchen/%7B1%7D.mp4");
  }

  @Test
  void noHostGetsAnyCredentials() {
    save(host.link(LINK), toUpload(host.link("/out.mp4")));
    assertThat(host.requests())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.header("Authorization")).isNull();
              assertThat(request.header("x-api-key")).isNull();
              assertThat(request.header("Cookie")).isNull();
            });
  }

  @Test
  void aStorageThatRefusesIsNamed() {
    host.answeringPuts(403);
    assertPermanent(
        failure(host.link(LINK), toUpload(host.link("/out.mp4"))),
        "ACCESS_DENIED",
        "The storage answered HTTP 403");
  }

  @Test
  void theProcessCanNameTheKindOfBlobItself() {
    UploadDestination destination =
        UploadDestination.of(
            toUpload(
                "https://account.blob.core.windows.net/a", Map.of("X-MS-Blob-Type", "PageBlob")),
            new ResultSettings(
                null, DataSize.ofBytes(1), DataSize.ofBytes(1), Duration.ofSeconds(90)),
            null);
    assertThat(destination.headers()).hasSize(1).containsValue("PageBlob");
  }

  @Test
  void whatAStorageSaysIsTold() {
    host.answeringPuts(403)
        .explaining(
            "<Error><Code>SignatureDoesNotMatch</Code><Message>We calculated another one."
                + "</Message><StringToSign>s3cr3t</StringToSign></Error>");
    ConnectorRetryException failure =
        failure(host.link(LINK), toUpload(host.link("/out.mp4?X-Amz-Signature=s3cr3t")));
    assertPermanent(
        failure,
        "ACCESS_DENIED",
        "The storage answered HTTP 403 (SignatureDoesNotMatch: We calculated another one). Look");
    assertThat(failure)
        .hasMessageContaining("destination.headers")
        .hasMessageNotContaining("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 411, 412})
  void aRefusalIsNotTriedAgain(int status) {
    host.answeringPuts(status).explaining("{\"error\":{\"code\":\"X1\",\"message\":\"No\"}}");
    assertPermanent(
        failure(host.link(LINK), toUpload(host.link("/out.mp4"))),
        "ACCESS_DENIED",
        "HTTP " + status + " (X1: No)");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 504})
  void whatMayPassIsTriedAgain(int status) {
    host.answeringPuts(status).explaining("<Code>SlowDown</Code>");
    assertTriedAgain(
        failure(host.link(LINK), toUpload(host.link("/out.mp4"))),
        "HTTP " + status + " (SlowDown)");
  }

  @Test
  void aTimeoutOfS3IsTriedAgainWhateverItsStatus() {
    host.answeringPuts(400).explaining("<Code>RequestTimeout</Code>");
    assertTriedAgain(failure(host.link(LINK), toUpload(host.link("/out.mp4"))), "RequestTimeout");
  }

  @Test
  void aStorageThatIsBusyIsTriedAgain() {
    host.answeringPuts(503);
    assertTriedAgain(
        failure(host.link(LINK), toUpload(host.link("/out.mp4"))), "The storage answered HTTP 503");
  }

  @Test
  void aStorageInsideIsNotCalled() {
    assertPermanent(
        failure(host.link(LINK), toUpload("http://169.254.169.254/latest/meta-data")),
        "INVALID_INPUT",
        "destination.url was not called: 169.254.169.254 is not on the public internet");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "s3"})
  void anotherDestinationIsRefused(String type) {
    assertPermanent(
        failure(host.link(LINK), new SaveRequest.Destination(type, null, null, null)),
        "INVALID_INPUT",
        "Choose one of document, upload, folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "a b", "a\r\nb", ""})
  void headersThatAreNotTheProcessesToSetAreRefused(String name) {
    assertPermanent(
        failure(host.link(LINK), toUpload(host.link("/o"), Map.of(name, "v"))),
        "INVALID_INPUT",
        "destination.headers names");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.mp4", "a/b.mp4", "a\\b.mp4", ".hidden", "a\u0000.mp4", "con:1"})
  void aNameIsNoPath(String name) {
    assertPermanent(
        failure(saver(), new SaveRequest(host.link(LINK), name, null, toFolder(""))),
        "INVALID_INPUT",
        "fileName is '");
  }

  @Test
  void aRefusedNameIsNotRepeatedAsItIs() {
    String name = "/a\r\nWARN forged\u202E" + "x".repeat(300_000) + "token=s3cr3t";
    ConnectorRetryException failure =
        failure(saver(), new SaveRequest(host.link(LINK), name, null, toFolder("")));
    assertPermanent(failure, "INVALID_INPUT", "fileName is '/a WARN forgedx");
    assertThat(failure.getMessage())
        .hasSizeLessThan(250)
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}]")
        .doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "नमस्ते दुनिया.mp4",
        "สวัสดี.mp4",
        "வணக்கம்.mp4",
        "مَرْحَبًا.mp4",
        "u\u0308ber.mp4",
        "\u1112\u1161\u11ab\u1100\u1173\u11af.mp4",
        "第1集：张三（终版）【高清】.mp4",
        "བཀྲ་ཤིས་.mp4",
        "可愛い・ビデオ「1」.mp4",
        "col·lecció.mp4",
        "L’été.mp4",
        "צה״ל.mp4",
        "क्‍ष می‌خواهم.mp4"
      })
  void namesOfAnyScriptAreSaved(String name) {
    SavedResult saved =
        saver().save(new SaveRequest(host.link(LINK), name, null, toFolder(name)), documents);
    assertThat(saved.fileName()).isEqualTo(name);
    assertThat(Path.of(saved.location())).hasBinaryContent(VIDEO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"张", "a", "क्षि"})
  void aLongNameIsShortenedInFrontOfItsEnding(String letter) {
    for (String ending : List.of("", ".MOV")) {
      SavedResult saved =
          saver()
              .save(
                  new SaveRequest(
                      host.link(LINK), letter.repeat(300) + ending, null, toFolder("long")),
                  documents);
      assertThat(saved.fileName())
          .startsWith(letter.repeat(20))
          .endsWith(ending.isEmpty() ? ".mp4" : ending);
      assertThat(saved.fileName().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
          .isBetween(235, 255);
      assertThat(Path.of(saved.location())).hasBinaryContent(VIDEO);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "videos/a\rb",
        "a\u202Eb",
        "a\u2066/b",
        "a\u200F",
        "\u200Ea",
        "a /b",
        "a/ b",
        "a./b",
        "a/.b",
        "./a",
        "a/./b",
        "...",
        "a/-b",
        "a\u0000b",
        "a\\b",
        "a:b",
        "a\tb",
        "a\u0085b",
        "a\u2028b"
      })
  void everyLevelOfAFolderIsAName(String path) {
    ConnectorRetryException failure = failure(host.link(LINK), toFolder(path));
    assertPermanent(failure, "INVALID_INPUT", "destination.folder has a level '");
    assertThat(failure.getMessage()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    assertThat(host.requests()).as("before anything is fetched").isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderHasTenLevelsOfTwoHundredAndFiftyFiveBytesAtMost() {
    String ten = String.join("/", java.util.Collections.nCopies(10, "l"));
    assertThat(save(host.link(LINK), toFolder(ten + "/")).location()).contains(ten);
    assertPermanent(
        failure(host.link(LINK), toFolder(ten + "/l")), "INVALID_INPUT", "has 11 levels");
    assertThat(save(host.link(LINK), toFolder("张".repeat(85))).location()).contains("张");
    assertPermanent(
        failure(host.link(LINK), toFolder("张".repeat(86))),
        "INVALID_INPUT",
        "destination.folder has a level of 258 bytes");
  }

  @Test
  void aNameKeepsTheEndingOfAVideo() {
    for (String name : new String[] {"a.M4V", "a.mts", "a.mpg"}) {
      assertThat(FileName.of(name, URI.create("https://h/"), MediaFormat.MP4)).isEqualTo(name);
    }
    assertThat(FileName.of("a.mp3", URI.create("https://h/"), MediaFormat.MP4))
        .isEqualTo("a.mp3.mp4");
  }

  @Test
  void aNameIsGivenItsEnding() {
    SavedResult saved =
        saver()
            .save(
                new SaveRequest(host.link(LINK), "Grüße an alle (de)", null, toFolder("")),
                documents);
    assertThat(saved.fileName()).isEqualTo("Grüße an alle (de).mp4");
  }

  @Test
  void aLinkWithoutANameGivesAnOrdinaryOne() {
    assertThat(save(host.link("/a/%2e%2e%2f?x=1"), toFolder("")).fileName())
        .isEqualTo("lip-sync.mp4");
  }
}
