package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files whose hosts call them coded, rightly or not, and answers to parts that nobody can place.
 */
class CodedFileTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final HttpSettings SETTINGS =
      new HttpSettings(1, 10, LIMIT, LIMIT, LIMIT, LIMIT, Set.of("127.0.0.1"));
  private static final byte[] FILE = "any bytes".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  private final FileClient files = new FileClient(SETTINGS, LIMIT);
  private final PartClient parts = new PartClient(SETTINGS);
  private PartialFile file;

  @BeforeEach
  void anEmptyFile() throws IOException {
    file = new PartialFile(Files.createFile(folder.resolve("a.part")));
  }

  @AfterEach
  void close() {
    assertThat(files.leased() + parts.leased()).isZero();
    file.close();
    files.close();
    parts.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8",
        "aws-chunked",
        "none",
        "binary",
        "br",
        "identity",
        "",
        "aws-chunked,br",
        "gzip",
        "deflate",
        "x-gzip, br",
        "none\r\nContent-Encoding: UTF-8"
      })
  void bytesAreTakenAsTheyAreWhateverTheyAreCalled(String coding) throws IOException {
    try (ScriptedServer host = serving("Content-Encoding: " + coding, FILE)) {
      for (int call = 0; call < 3; call++) {
        assertThat(files.download(host.http("/a"), file, 1_000_000))
            .isInstanceOf(Transfer.Complete.class);
        assertThat(file.path()).hasBinaryContent(FILE);
      }
      assertThat(host.connections()).as("it goes back").isEqualTo(1);
      assertThat(parts.read(host.http("/a"), 0, 9, LIMIT))
          .isInstanceOfSatisfying(
              FilePart.Bytes.class,
              part -> assertThat(part.bytes()).asString().isEqualTo("any bytes"));
    }
  }

  @Test
  void aFileThatReallyIsCodedIsDecoded() throws IOException {
    try (ScriptedServer host = serving("Content-Encoding: gzip\r\nETag: \"1\"", gzip(FILE))) {
      assertThat(files.download(host.http("/a"), file, FILE.length))
          .isInstanceOf(Transfer.Complete.class);
      assertThat(file.path()).hasBinaryContent(FILE);
      assertThat(file.validator()).as("its rest cannot be asked for").isNull();
      assertThat(parts.read(host.http("/a"), 0, 9, LIMIT))
          .isInstanceOfSatisfying(
              FilePart.Bytes.class,
              part -> {
                assertThat(part.bytes()).asString().isEqualTo("any bytes");
                assertThat(part.size()).as("its length is another's").isNegative();
              });
    }
  }

  @Test
  void whatItBecomesIsLimited() throws IOException {
    try (ScriptedServer host = serving("Content-Encoding: gzip", gzip(FILE))) {
      assertThat(files.download(host.http("/a"), file, FILE.length - 1))
          .isInstanceOf(Transfer.TooLarge.class);
    }
  }

  @Test
  void halfOfACodedFileIsNone() throws IOException {
    byte[] half = java.util.Arrays.copyOf(gzip(FILE), 200);
    try (ScriptedServer host = serving("Content-Encoding: gzip", half)) {
      assertThat(files.download(host.http("/a"), file, 1_000_000))
          .isInstanceOf(Transfer.Broken.class);
    }
  }

  /** Nobody asked for a part. */
  @ParameterizedTest
  @ValueSource(strings = {"", "odd", "bytes 0-179999/180000"})
  void aPartThatIsTheWholeIsTaken(String range) throws IOException {
    String header = range.isEmpty() ? "X: y" : "Content-Range: " + range;
    try (ScriptedServer host = answering("206 Partial Content", header, FILE)) {
      assertThat(files.download(host.http("/a"), file, 1_000_000))
          .isInstanceOf(Transfer.Complete.class);
      assertThat(file.path()).hasBinaryContent(FILE);
    }
  }

  @Test
  void aPartThatNobodyAskedForIsNot() throws IOException {
    try (ScriptedServer host =
        answering("206 Partial Content", "Content-Range: bytes 0-179999/200000", FILE)) {
      assertThat(files.download(host.http("/a"), file, 1_000_000))
          .isInstanceOf(Transfer.Broken.class);
    }
    assertThat(file.size()).isZero();
  }

  /** The next try asks for the whole file. */
  @ParameterizedTest
  @ValueSource(strings = {"400 Bad Request", "403 Forbidden", "416 No", "501 Not Implemented"})
  void aHostThatGivesNoRestHasNotRefusedTheFile(String refusal) throws IOException {
    ScriptedServer.Script script =
        socket -> {
          String head = ScriptedServer.readHead(socket.getInputStream());
          String answer =
              head.contains("Range:")
                  ? "HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n"
                  : "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nAccept-Ranges: bytes\r\n"
                      + "Content-Length: 9\r\n\r\nfour";
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        };
    try (ScriptedServer host = ScriptedServer.playing(script)) {
      assertThat(files.download(host.http("/a"), file, 99)).isInstanceOf(Transfer.Broken.class);
      assertThat(file.size()).isEqualTo(4);
      assertThat(files.download(host.http("/a"), file, 99)).isInstanceOf(Transfer.Broken.class);
      assertThat(file.size()).isZero();
      assertThat(file.validator()).isNull();
    }
  }

  private static ScriptedServer serving(String header, byte[] body) {
    return answering("200 OK", header, body);
  }

  private static ScriptedServer answering(String status, String header, byte[] body) {
    String head = "HTTP/1.1 %s\r\n%s\r\nAccept-Ranges: bytes\r\nContent-Length: %d\r\n\r\n";
    return ScriptedServer.playing(
        socket -> {
          while (ScriptedServer.readRequest(socket.getInputStream())) {
            socket
                .getOutputStream()
                .write(
                    head.formatted(status, header, body.length)
                        .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
          }
        });
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
      gzip.write(bytes);
    }
    return coded.toByteArray();
  }
}
