package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import io.lipsync.connector.support.TrustedTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that others have named, as they go over the wire: for reading, fetching and storing. */
class LinkRequestTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String FILE = "the file";
  private static final HttpSettings SETTINGS =
      new HttpSettings(
          2,
          10,
          LIMIT,
          LIMIT,
          LIMIT,
          LIMIT,
          Set.of("127.0.0.1", "my_bucket.s3.example.com", "_x.example", "xn--mnchen-3ya.example"));

  @TempDir static Path folder;

  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final ApiClient api = new ApiClient(SETTINGS, Clock.systemUTC(), new Loopback());
  private final FileClient files = new FileClient(SETTINGS, LIMIT, new Loopback());
  private final PartClient parts = new PartClient(SETTINGS, new Loopback());

  @AfterEach
  void close() {
    assertThat(api.leased() + files.leased() + parts.leased()).isZero();
    api.close();
    files.close();
    parts.close();
  }

  /** What links are called for. */
  private enum Use {
    READING {
      @Override
      String call(LinkRequestTest test, URI uri) {
        return switch (test.parts.read(uri, 0, 100, LIMIT)) {
          case FilePart.Bytes part -> new String(part.bytes(), StandardCharsets.UTF_8);
          case FilePart.Forbidden no -> "forbidden: " + no.reason();
          case FilePart.NoHost no -> "forbidden: " + no.reason();
          case FilePart other -> other.toString();
        };
      }
    },
    FETCHING {
      @Override
      String call(LinkRequestTest test, URI uri) throws IOException {
        try (PartialFile file = new PartialFile(Files.createTempFile(folder, "a", ".part"))) {
          return switch (test.files.download(uri, file, 100)) {
            case Transfer.Complete all -> Files.readString(file.path());
            case Transfer.Forbidden no -> "forbidden: " + no.reason();
            case Transfer other -> other.toString();
          };
        }
      }
    },
    STORING {
      @Override
      String call(LinkRequestTest test, URI uri) throws IOException {
        return test.put(uri, request -> request);
      }
    };

    abstract String call(LinkRequestTest test, URI uri) throws IOException;
  }

  private String put(URI uri, Function<ApiRequest, ApiRequest> how) throws IOException {
    Path path = Files.writeString(Files.createTempFile(folder, "b", ".mp4"), "x".repeat(100_000));
    ApiRequest request =
        ApiRequest.put(uri, new RequestBody.File(path, "video/mp4")).toPublicHost();
    return switch (api.send(how.apply(request))) {
      case Exchange.Answered answer ->
          answer.isSuccess() ? answer.body() : "HTTP " + answer.status();
      case Exchange.Forbidden no -> "forbidden: " + no.reason();
      case Exchange other -> other.toString();
    };
  }

  static Stream<Arguments> links() {
    return Stream.of(
            List.of("127.0.0.1", "/real/张三.mp4", "/real/%E5%BC%A0%E4%B8%89.mp4"),
            List.of("127.0.0.1", "/münchen video.mp4", "/m%C3%BCnchen%20video.mp4"),
            List.of("127.0.0.1", "/a//b%2Fc?e='q'&p=(1)*!$,;&l=[]&s=a+b%2Bc%20d", ""),
            List.of("127.0.0.1", "?X-Amz-Signature=a%2fB", "/?X-Amz-Signature=a%2fB"),
            List.of("127.0.0.1", "/a?s=" + "aB0+/=%2F".repeat(220), ""),
            List.of("127.0.0.1", "/a.mp4#t=3", "/a.mp4"),
            List.of("my_bucket.s3.example.com", "/a.mp4", ""),
            List.of("_x.example", "/ü", "/%C3%BC"),
            List.of("münchen.example", "/a.mp4", ""))
        .flatMap(
            link ->
                Stream.of(Use.values())
                    .map(
                        use ->
                            Arguments.of(
                                use,
                                link.get(0),
                                link.get(1),
                                link.get(2).isEmpty() ? link.get(1) : link.get(2))));
  }

  @ParameterizedTest
  @MethodSource("links")
  void aLinkIsRequestedInOneForm(Use use, String host, String given, String requested)
      throws Exception {
    try (ScriptedServer server = serving()) {
      URI uri = RequestUri.of("http://" + host + ":" + server.http("/").getPort() + given);
      assertThat(use.call(this, uri)).isEqualTo(FILE);
    }
    assertThat(heads)
        .singleElement()
        .asString()
        .contains(" " + requested + " HTTP/1.1\r\n")
        .containsIgnoringCase("Host: " + host.replace("münchen", "xn--mnchen-3ya") + ":");
  }

  static Stream<Arguments> redirects() {
    return Stream.of(301, 302, 303, 307, 308)
        .flatMap(
            status ->
                Stream.of(Use.values())
                    .filter(use -> status > 303 || use != Use.STORING)
                    .map(use -> Arguments.of(use, status)));
  }

  @ParameterizedTest
  @MethodSource("redirects")
  void aRedirectIsFollowed(Use use, int status) throws Exception {
    try (ScriptedServer server = redirecting(status, List.of("/b/c d.mp4", "../e.mp4?sig=1"))) {
      assertThat(use.call(this, server.http("/a.mp4"))).isEqualTo(FILE);
    }
    assertThat(heads)
        .extracting(head -> head.split(" ")[1])
        .containsExactly("/a.mp4", "/b/c%20d.mp4", "/e.mp4?sig=1");
    if (use == Use.STORING) {
      assertThat(bodies).last().asString().hasSize(100_000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLocationIsRepairedAsBrowsersDo(Use use) throws Exception {
    List<List<String>> locations =
        List.of(
            List.of("/a b{c}|d 100%.mp4?s=%2f", "/a%20b%7Bc%7D%7Cd%20100%25.mp4?s=%2f"),
            List.of("\\b\\c.mp4", "/b/c.mp4"),
            List.of(latin1("/張三.mp4"), "/%E5%BC%B5%E4%B8%89.mp4"),
            List.of("/münchen.mp4", "/m%FCnchen.mp4"),
            List.of("?s=2#t", "/a.mp4?s=2"));
    for (List<String> location : locations) {
      heads.clear();
      try (ScriptedServer server = redirecting(307, List.of(location.get(0)))) {
        assertThat(use.call(this, server.http("/a.mp4"))).isEqualTo(FILE);
      }
      assertThat(heads).last().asString().contains(" " + location.get(1) + " HTTP/1.1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLocationMayNameAHostOfOtherLetters(Use use) throws Exception {
    try (ScriptedServer server = serving();
        ScriptedServer first =
            redirecting(
                307,
                List.of(latin1("//münchen.example:" + server.http("/").getPort() + "/b.mp4")))) {
      assertThat(use.call(this, first.http("/a.mp4"))).isEqualTo(FILE);
    }
    assertThat(heads).last().asString().contains("Host: xn--mnchen-3ya.example:");
  }

  @ParameterizedTest
  @EnumSource
  void redirectsEndAfterThree(Use use) throws Exception {
    try (ScriptedServer server = redirecting(307, List.of("/1", "/2", "/3"))) {
      assertThat(use.call(this, server.http("/a.mp4"))).isEqualTo(FILE);
    }
    heads.clear();
    try (ScriptedServer server = redirecting(308, List.of("/a", "/a", "/a", "/a", "/a"))) {
      assertThat(use.call(this, server.http("/a")))
          .isEqualTo("forbidden: redirects again and again");
    }
    assertThat(heads).hasSize(4);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
            List.of("http://169.254.169.254/latest/meta-data", "is not on the public internet"),
            List.of("//10.0.0.1/a.mp4", "is not on the public internet"),
            List.of("http://inside.example/a.mp4", "is not on the public internet"),
            List.of("http://0177.0.0.1/a.mp4", "redirects to a host"),
            List.of("http://127.1/a.mp4", "redirects to a host"),
            List.of("ftp://example.com/a.mp4", "redirects to an address that is not https"),
            List.of("file:///etc/passwd", "redirects to an address that is not https"),
            List.of("http://u:p@example.com/a.mp4", "redirects to an address that is not https"),
            List.of("http://a b.example/x", "its redirect is no address"))
        .flatMap(
            each ->
                Stream.of(Use.values()).map(use -> Arguments.of(use, each.get(0), each.get(1))));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aRedirectToWhereNoLinkMayLeadIsNotFollowed(Use use, String location, String reason)
      throws Exception {
    try (ScriptedServer server = redirecting(307, List.of(location))) {
      assertThat(use.call(this, server.http("/a.mp4"))).startsWith("forbidden: ").contains(reason);
    }
    assertThat(heads).hasSize(1);
  }

  @Test
  void overTlsItIsTheSameAndNeverLeavesIt() throws Exception {
    try (TrustedTls tls = new TrustedTls(folder, "dns:xn--mnchen-3ya.example,ip:127.0.0.1");
        ScriptedServer plain = serving();
        ScriptedServer server = playing(200, List.of(), tls.sockets());
        ScriptedServer leaving =
            playing(307, List.of(plain.http("/a.mp4").toString()), tls.sockets());
        ApiClient storing = new ApiClient(SETTINGS, Clock.systemUTC(), new Loopback());
        PartClient reading = new PartClient(SETTINGS, new Loopback());
        FileClient fetching = new FileClient(SETTINGS, LIMIT, new Loopback())) {
      URI uri =
          URI.create("https://xn--mnchen-3ya.example:" + server.http("/").getPort() + "/a.mp4");
      assertThat(reading.read(uri, 0, 100, LIMIT)).isInstanceOf(FilePart.Bytes.class);
      heads.clear();
      assertThat(reading.read(leaving.https("/a.mp4"), 0, 100, LIMIT))
          .isEqualTo(new FilePart.Forbidden("redirects to an address that is not https"));
      heads.clear();
      try (PartialFile file = new PartialFile(Files.createTempFile(folder, "a", ".part"))) {
        assertThat(fetching.download(leaving.https("/a.mp4"), file, 100))
            .isEqualTo(new Transfer.Forbidden("redirects to an address that is not https"));
      }
      heads.clear();
      ApiRequest put =
          ApiRequest.put(
              leaving.https("/a.mp4"),
              new RequestBody.File(Files.writeString(folder.resolve("c"), "c"), "video/mp4"));
      assertThat(storing.send(put.toPublicHost()))
          .isEqualTo(new Exchange.Forbidden("redirects to an address that is not https"));
      assertThat(plain.connections()).isZero();
    }
  }

  /** Servers of the JDK take no such name: what is sent is read, and no handshake follows. */
  @ParameterizedTest
  @ValueSource(strings = {"my_bucket.s3.example.com", "_x.example", "xn--mnchen-3ya.example"})
  void overTlsEveryHostIsCalledByItsName(String host) throws Exception {
    ScriptedServer.Script hello =
        socket -> {
          InputStream in = socket.getInputStream();
          byte[] record = in.readNBytes(5);
          int length = (record[3] & 0xff) << 8 | record[4] & 0xff;
          heads.add(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        };
    try (ScriptedServer server = ScriptedServer.playing(hello)) {
      URI uri = URI.create("https://" + host + ":" + server.http("/").getPort() + "/a.mp4");
      assertThat(parts.read(uri, 0, 100, LIMIT)).isNotInstanceOf(FilePart.Bytes.class);
    }
    assertThat(heads).singleElement().asString().contains(host);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303})
  void aFileIsNotSentToWhereARedirectAsksForAGet(int status) throws Exception {
    try (ScriptedServer server = redirecting(status, List.of("/b.mp4"))) {
      assertThat(Use.STORING.call(this, server.http("/a.mp4"))).isEqualTo("HTTP " + status);
    }
  }

  @ParameterizedTest
  @CsvSource({"Authorization, Bearer key", "x-api-key, key", "cookie, a=b"})
  void aKeyNeverTravelsOn(String name, String value) throws Exception {
    try (ScriptedServer server = redirecting(307, List.of("/b.mp4"))) {
      assertThat(put(server.http("/a.mp4"), request -> request.withHeader(name, value)))
          .isEqualTo("HTTP 307");
    }
    assertThat(heads).hasSize(1);
  }

  @Test
  void aRedirectWithoutALocationIsAnAnswer() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(parts.read(server.http("/a"), 0, 9, LIMIT)).isEqualTo(new FilePart.Answered(302));
    }
  }

  private ScriptedServer serving() {
    return redirecting(200, List.of());
  }

  private ScriptedServer redirecting(int status, List<String> locations) {
    return playing(status, locations, ServerSocketFactory.getDefault());
  }

  /** Answers the first requests with redirects, and all others with the file. */
  private ScriptedServer playing(int status, List<String> locations, ServerSocketFactory sockets) {
    return ScriptedServer.playing(socket -> play(socket, status, locations), sockets);
  }

  private void play(Socket socket, int status, List<String> locations) throws IOException {
    InputStream in = socket.getInputStream();
    for (String head = ScriptedServer.readHeadOnly(in);
        head != null;
        head = ScriptedServer.readHeadOnly(in)) {
      int number = heads.size();
      heads.add(head);
      if (number < locations.size()) {
        socket
            .getOutputStream()
            .write(
                ("HTTP/1.1 "
                        + status
                        + " Moved\r\nContent-Length: 0\r\nLocation: "
                        + locations.get(number)
                        + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
        if (head.startsWith("PUT")) {
          return;
        }
      } else {
        if (head.startsWith("PUT")) {
          send(socket, "HTTP/1.1 100 Continue\r\n\r\n");
          bodies.add(new String(in.readNBytes(100_000), StandardCharsets.UTF_8));
        }
        socket.getOutputStream().write(ScriptedServer.ok(FILE));
      }
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The characters that the bytes of UTF-8 have in headers. */
  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Every name leads to this machine. */
  private static final class Loopback implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return new InetAddress[] {
        InetAddress.getByName(host.matches("[0-9.]+") ? host : "127.0.0.1")
      };
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
