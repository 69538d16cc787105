package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.FileHost;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of files at addresses that somebody else has named. */
class PartClientTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** The first TLS connection of a JVM reads all its authorities first. */
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final PartClient client = MediaProbes.client("localhost", "127.0.0.1");
  private final FileHost host = new FileHost();
  private final byte[] file = new byte[200_000];

  @BeforeEach
  void serve() {
    file[100_000] = 7;
    host.serving(file);
  }

  @AfterEach
  void close() {
    client.close();
    host.close();
  }

  @Test
  void aPartIsReadAndTheSizeOfTheWholeIsTold() {
    host.inParts();
    FilePart.Bytes part = read(host.link("/a.mp4"), 100_000, 50);
    assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(file, 100_000, 100_050));
    assertThat(part.size()).isEqualTo(200_000);
    assertThat(part.inParts()).isTrue();
    assertThat(part.contentType()).isEqualTo("video/mp4");
  }

  /** Signed links are signed for one method. */
  @Test
  void onlyGetIsSentAndNoKeyWithIt() {
    read(host.inParts().link("/a.mp4"), 0, 50);
    assertThat(host.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("GET");
              assertThat(request.header("Range")).isEqualTo("bytes=0-49");
              assertThat(request.header("Authorization")).isNull();
            });
  }

  @Test
  void aHostThatGivesNoPartsTellsItsBeginningOnly() {
    FilePart.Bytes head = read(host.link("/a.mp4"), 0, 50);
    assertThat(head.bytes()).hasSize(50);
    assertThat(head.size()).isEqualTo(200_000);
    assertThat(head.inParts()).isFalse();
    assertThat(read(host.link("/a.mp4"), 100_000, 50).bytes()).isEmpty();
  }

  @Test
  void behindTheEndThereIsNothing() {
    host.inParts();
    assertThat(read(host.link("/a.mp4"), 200_000, 50).bytes()).isEmpty();
    host.serving(new byte[0]);
    assertThat(read(host.link("/a.mp4"), 0, 50).size()).isZero();
  }

  @Test
  void whatItSaysOfItsSizeIsBelievedButNotFetched() throws IOException {
    try (ScriptedServer liar =
        ScriptedServer.answering(
            "HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\n" + "x".repeat(100))) {
      assertThat(client.read(liar.http("/a"), 0, 50, LIMIT))
          .isInstanceOfSatisfying(
              FilePart.Bytes.class,
              head -> {
                assertThat(head.size()).isEqualTo(9_000_000_000_000L);
                assertThat(head.bytes()).hasSize(50);
              });
    }
  }

  @Test
  void partsThatWereReadToTheirEndShareAConnection() throws IOException {
    byte[] part =
        ("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-49/200\r\nContent-Length: 50\r\n\r\n"
                + "x".repeat(50))
            .getBytes(StandardCharsets.US_ASCII);
    ScriptedServer.Script script =
        socket -> {
          while (ScriptedServer.readRequest(socket.getInputStream())) {
            socket.getOutputStream().write(part);
          }
        };
    try (ScriptedServer parts = ScriptedServer.playing(script)) {
      for (int call = 0; call < 3; call++) {
        assertThat(client.read(parts.http("/a"), 0, 50, LIMIT)).isInstanceOf(FilePart.Bytes.class);
      }
      assertThat(parts.connections()).isEqualTo(1);
    }
  }

  @Test
  void anotherPartThanTheOneAskedForIsNotTaken() throws IOException {
    try (ScriptedServer odd = ScriptedServer.answering(part("bytes 7-56/200"))) {
      assertThat(client.read(odd.http("/a"), 0, 50, LIMIT))
          .isInstanceOfSatisfying(
              FilePart.Bytes.class,
              part -> {
                assertThat(part.bytes()).isEmpty();
                assertThat(part.size()).as("nobody calls it empty").isNegative();
              });
      assertThat(odd.connections()).as("asked for all of it too").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes 7-/x", "pages 0-49/200", "0-49/200", "bytes 0-49", ""})
  void aPartWithoutAPlaceIsTheOneAskedFor(String range) throws IOException {
    try (ScriptedServer odd = ScriptedServer.answering(part(range))) {
      assertThat(client.read(odd.http("/a"), 0, 50, LIMIT))
          .isInstanceOfSatisfying(
              FilePart.Bytes.class,
              part -> {
                assertThat(part.bytes()).hasSize(50);
                assertThat(part.size()).isNegative();
                assertThat(part.inParts()).isFalse();
              });
      assertThat(client.read(odd.http("/a"), 50, 50, LIMIT))
          .isInstanceOfSatisfying(FilePart.Bytes.class, part -> assertThat(part.bytes()).isEmpty());
    }
  }

  @Test
  void aShortPartWithoutAPlaceIsAllOfTheFile() throws IOException {
    try (ScriptedServer odd = ScriptedServer.answering(part(""))) {
      assertThat(client.read(odd.http("/a"), 0, 80, LIMIT))
          .isInstanceOfSatisfying(
              FilePart.Bytes.class, part -> assertThat(part.size()).isEqualTo(50));
    }
  }

  private static String part(String range) {
    return "HTTP/1.1 206 Partial Content\r\n"
        + (range.isEmpty() ? "" : "Content-Range: " + range + "\r\n")
        + "Content-Length: 50\r\n\r\n"
        + "x".repeat(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "206 Partial Content\r\nContent-Range: bytes 7-56/200",
        "206 Partial Content\r\nContent-Type: multipart/byteranges; boundary=x\r\nContent-Range: bytes 9-9/9",
        "416 Range Not Satisfiable",
        "416 Range Not Satisfiable\r\nContent-Range: bytes */200",
        "416 Range Not Satisfiable\r\nContent-Range: odd",
        "400 Bad Request",
        "403 Forbidden",
        "405 Method Not Allowed",
        "501 Not Implemented"
      })
  void whoCannotGiveAPartIsAskedForAll(String refusal) throws IOException {
    ScriptedServer.Script noParts =
        socket -> {
          for (String head = ScriptedServer.readHead(socket.getInputStream());
              head != null;
              head = ScriptedServer.readHead(socket.getInputStream())) {
            String answer =
                head.contains("Range:")
                    ? "HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n"
                    : "HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n" + "x".repeat(60);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
          }
        };
    try (ScriptedServer server = ScriptedServer.playing(noParts)) {
      assertThat(client.read(server.http("/a"), 0, 50, LIMIT))
          .isInstanceOfSatisfying(
              FilePart.Bytes.class,
              head -> {
                assertThat(head.bytes()).hasSize(50);
                assertThat(head.size()).isEqualTo(60);
                assertThat(head.inParts()).isFalse();
              });
    }
    assertThat(client.leased()).isZero();
  }

  @Test
  void anEmptyFileIsEmpty() throws IOException {
    try (ScriptedServer empty =
        ScriptedServer.answering(
            "HTTP/1.1 416 No\r\nContent-Range: bytes */0\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(client.read(empty.http("/a"), 0, 50, LIMIT))
          .isInstanceOfSatisfying(FilePart.Bytes.class, head -> assertThat(head.size()).isZero());
      assertThat(empty.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {304, 400, 403, 404, 405, 429, 500, 503})
  void anotherAnswerIsTold(int status) {
    assertThat(client.read(URI.create(host.answering(status).link("/a")), 0, 50, LIMIT))
        .isEqualTo(new FilePart.Answered(status));
  }

  @Test
  void aRedirectIsFollowedAndTheRestIsReadWhereItLed() {
    host.inParts().redirecting("/a.mp4?Signature=x");
    FilePart.Bytes head = read(host.link("/moved"), 0, 50);
    assertThat(head.bytes()).hasSize(50);
    assertThat(head.source()).isEqualTo(URI.create(host.link("/a.mp4?Signature=x")));
  }

  @Test
  void redirectsEnd() {
    host.redirecting("/moved");
    assertThat(client.read(URI.create(host.link("/moved")), 0, 50, LIMIT))
        .isEqualTo(new FilePart.NoHost("redirects again and again"));
    assertThat(host.requests()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest/meta-data, 169.254.169.254 is not on the public internet"
        + " (link-local; RFC 3927)",
    "http://10.0.0.1/a.mp4, 10.0.0.1 is not on the public internet (private network; RFC 1918)",
    "ftp://example.com/a.mp4, redirects to an address that is not https",
    "http://user:pw@example.com/a.mp4, redirects to an address that is not https"
  })
  void aRedirectToWhereNobodyMayGoIsNotFollowed(String to, String reason) {
    host.redirecting(to);
    assertThat(client.read(URI.create(host.link("/moved")), 0, 50, LIMIT))
        .isEqualTo(new FilePart.Forbidden(reason.replace(";", ",")));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example.com/x, https://b.example.com/y, true",
    "http://a.example.com/x, https://b.example.com/y, true",
    "http://a.example.com/x, http://b.example.com/y, true",
    "https://a.example.com/x, http://b.example.com/y, false"
  })
  void aRedirectNeverLeavesHttps(URI from, URI to, boolean follows) {
    assertThat(Redirects.mayFollow(from, to)).isEqualTo(follows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "https://[::1]/a.mp4",
        "https://0.0.0.0/a.mp4",
        "https://192.168.1.1/a.mp4"
      })
  void anAddressInsideIsNotCalled(String link) {
    assertThat(client.read(URI.create(link), 0, 50, LIMIT))
        .isInstanceOfSatisfying(
            FilePart.Forbidden.class,
            inside -> assertThat(inside.reason()).contains("is not on the public internet"));
  }

  @Test
  void aNameThatLeadsInsideIsNotCalled() {
    DnsResolver inside = names("10.1.2.3");
    try (PartClient other = new PartClient(MediaProbes.settings(), inside)) {
      assertThat(other.read(URI.create("https://cdn.example.com/a.mp4"), 0, 50, LIMIT))
          .isEqualTo(
              new FilePart.Forbidden(
                  "cdn.example.com is not on the public internet (private network, RFC 1918)"));
    }
  }

  @Test
  void aNameThatNobodyKnowsHasNoHost() {
    try (PartClient other = new PartClient(MediaProbes.settings(), names(null))) {
      assertThat(other.read(URI.create("https://cdn.example.com/a.mp4"), 0, 50, LIMIT))
          .isEqualTo(new FilePart.NoHost("its host is not known"));
    }
  }

  @Test
  void aHostThatDoesNotListenIsTold() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(client.read(URI.create("http://localhost:" + port + "/a"), 0, 50, LIMIT))
        .isEqualTo(new FilePart.NoHost("its host refuses connections"));
  }

  @Test
  void aHostWithoutATrustedCertificateIsTold() throws IOException {
    try (ScriptedServer plain =
            ScriptedServer.playing(
                socket -> {
                  socket.getOutputStream().write(ScriptedServer.ok("{}"));
                  socket.getInputStream().readAllBytes();
                });
        PartClient patient = new PartClient(patient("127.0.0.1"))) {
      assertThat(patient.read(plain.https("/a"), 0, 50, PATIENT))
          .isEqualTo(new FilePart.NoHost("its host has no trusted certificate"));
    }
  }

  @Test
  void aHostThatNeverAnswersIsGivenUpInTime() throws IOException {
    try (ScriptedServer silent = ScriptedServer.playing(socket -> Thread.currentThread().join())) {
      assertThat(client.read(silent.http("/a"), 0, 50, Duration.ofMillis(300)))
          .isEqualTo(new FilePart.Broken("its host did not answer in time"));
    }
  }

  @Test
  void aHostThatBreaksOffIsTold() throws IOException {
    try (ScriptedServer broken =
        ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")) {
      assertThat(client.read(broken.http("/a"), 0, 50, LIMIT))
          .isEqualTo(new FilePart.Broken("its host broke off"));
    }
  }

  private FilePart.Bytes read(String link, long from, int count) {
    return (FilePart.Bytes) client.read(URI.create(link), from, count, LIMIT);
  }

  private static DnsResolver names(String address) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        if (address == null) {
          throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByName(address)};
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  private static HttpSettings patient(String privateHost) {
    return new HttpSettings(1, 10, PATIENT, PATIENT, PATIENT, PATIENT, Set.of(privateHost));
  }
}
