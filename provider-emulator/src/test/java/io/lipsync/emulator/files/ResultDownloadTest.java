package io.lipsync.emulator.files;

import static io.lipsync.emulator.EvoLinkClient.body;
import static io.lipsync.emulator.EvoLinkClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.EvoLinkClient;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.journal.Download;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultDownloadTest {

  @TempDir Path directory;
  private ProviderEmulator emulator;
  private EvoLinkClient client;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    Files.writeString(directory.resolve("speech.wav"), "0123456789");
    Files.createDirectory(directory.resolve("inside"));
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withMediaDirectory(directory)
                .withClock(Clock.fixed(Instant.ofEpochSecond(1775200000), ZoneOffset.UTC)));
    client = new EvoLinkClient(emulator);
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    client.close();
    emulator.close();
  }

  @Test
  void resultIsAVideo() throws Exception {
    HttpResponse<byte[]> video = get(result(""));

    assertThat(video.statusCode()).isEqualTo(200);
    assertThat(header(video, "Content-Type")).isEqualTo("video/mp4");
    assertThat(header(video, "Content-Length")).isEqualTo(Integer.toString(video.body().length));
    assertThat(new String(video.body(), 4, 4)).isEqualTo("ftyp");
    assertThat(emulator.evolink().journal().summary().resultDownloads()).isEqualTo(1);
  }

  @Test
  void linkIsValidForOneDayAndNotLonger() throws Exception {
    URI link = result("");
    emulator.advanceClock(Duration.ofHours(24).minusSeconds(1));
    assertThat(get(link).statusCode()).isEqualTo(200);
    emulator.advanceClock(Duration.ofSeconds(1));
    assertThat(get(link).statusCode()).isEqualTo(403);
  }

  @Test
  void alteredLinksAreRefused() throws Exception {
    String link = result("").toString();
    assertThat(
            get(URI.create(link.replaceFirst("expires=\\d+", "expires=9999999999"))).statusCode())
        .isEqualTo(403);
    assertThat(get(URI.create(link.substring(0, link.indexOf('?')))).statusCode()).isEqualTo(403);
    assertThat(get(URI.create(link + "0")).statusCode()).isEqualTo(403);
  }

  @Test
  void partsMayBeAskedFor() throws Exception {
    URI link = result("");
    byte[] whole = get(link).body();

    HttpResponse<byte[]> part = get(link, "Range", "bytes=100-199");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 100-199/" + whole.length);
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole, 100, 200));

    assertThat(get(link, "Range", "bytes=-5").body())
        .isEqualTo(java.util.Arrays.copyOfRange(whole, whole.length - 5, whole.length));
    assertThat(get(link, "Range", "bytes=99999999-").statusCode()).isEqualTo(416);
  }

  @Test
  void theRestComesOnlyForTheTagOfTheSameFile() throws Exception {
    URI link = result("");
    HttpResponse<byte[]> whole = get(link);
    String tag = header(whole, "ETag");
    assertThat(tag).matches("\"[0-9a-f]{32}\"");
    assertThat(get(link).headers().firstValue("ETag")).contains(tag);

    HttpResponse<byte[]> rest = get(link, "Range", "bytes=100-", "If-Range", tag);
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.body())
        .isEqualTo(java.util.Arrays.copyOfRange(whole.body(), 100, whole.body().length));

    HttpResponse<byte[]> other = get(link, "Range", "bytes=100-", "If-Range", "\"0123\"");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).isEqualTo(whole.body());
    assertThat(header(get(result("result:size:1")), "ETag")).isNotEqualTo(tag);
  }

  @Test
  void downloadsBreakOffAsOftenAsWanted() throws Exception {
    URI link = result("result:cut:1");
    assertThatThrownBy(() -> get(link)).isInstanceOf(IOException.class);
    byte[] whole = get(link).body();
    get(link, "Range", "bytes=-5");

    assertThat(emulator.evolink().journal().downloads())
        .extracting(Download::status, Download::offset, Download::bytes)
        .containsExactly(
            tuple(200, 0L, whole.length / 2L),
            tuple(200, 0L, (long) whole.length),
            tuple(206, whole.length - 5L, 5L));
    assertThat(json(client.admin("GET", "/evolink/downloads", "")).size()).isEqualTo(3);
  }

  @Test
  void untaggedResultsComeWhole() throws Exception {
    HttpResponse<byte[]> video = get(result("result:untagged"), "Range", "bytes=100-199");
    assertThat(video.statusCode()).isEqualTo(200);
    assertThat(video.headers().firstValue("ETag")).isEmpty();
    assertThat(video.headers().firstValue("Accept-Ranges")).isEmpty();
    assertThat(new String(video.body(), 4, 4)).isEqualTo("ftyp");
  }

  @Test
  void aSignInPageComesWhereAVideoShould() throws Exception {
    HttpResponse<byte[]> page = get(result("result:html"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("sign in");
  }

  @Test
  void aVendorNamesAnyLink() {
    assertThat(result("result:link:http://169.254.169.254/latest/meta-data"))
        .hasToString("http://169.254.169.254/latest/meta-data");
  }

  @Test
  void bigResultsHaveTheirSizeAndArePaddedWithAFreeBox() throws Exception {
    byte[] usual = get(result("")).body();
    byte[] big = get(result("result:size:3")).body();

    assertThat(big).hasSize(3_000_000).startsWith(usual);
    assertThat(new String(big, usual.length + 4, 4)).isEqualTo("free");
  }

  @Test
  void expiredCutAndMislabelledResults() throws Exception {
    assertThat(get(result("result:expired")).statusCode()).isEqualTo(403);
    assertThatThrownBy(() -> get(result("result:cut"))).isInstanceOf(IOException.class);
    assertThat(header(get(result("result:type:text/html")), "Content-Type")).isEqualTo("text/html");
  }

  @Test
  void mediaDirectoryIsServedAndNothingAroundIt() throws Exception {
    HttpResponse<byte[]> speech = get(URI.create(emulator.baseUri() + "/media/speech.wav"));
    assertThat(header(speech, "Content-Type")).isEqualTo("audio/wav");
    assertThat(speech.body()).asString().isEqualTo("0123456789");
    for (String other : new String[] {"absent.wav", "inside", "..%2fsecret", "%2e%2e"}) {
      assertThat(get(URI.create(emulator.baseUri() + "/media/" + other)).statusCode())
          .as(other)
          .isBetween(400, 404);
    }
  }

  @Test
  void mediaCanBeServedByAWorseHost() throws Exception {
    URI speech = URI.create(emulator.baseUri() + "/media/speech.wav");
    URI whole = URI.create(speech + "?parts=no");
    assertThat(get(speech, "Range", "bytes=2-4").body()).asString().isEqualTo("234");
    assertThat(get(whole, "Range", "bytes=2-4").statusCode()).isEqualTo(200);
    assertThat(get(whole, "Range", "bytes=2-4").body()).asString().isEqualTo("0123456789");
    assertThat(header(get(whole), "Accept-Ranges")).isEmpty();
    assertThat(get(URI.create(speech + "?status=503")).statusCode()).isEqualTo(503);
    assertThat(get(URI.create(speech + "?status=none")).statusCode()).isEqualTo(400);
  }

  private URI result(String emulate) {
    String id = client.submitted(body("finish-after:0," + emulate));
    return URI.create(json(client.query(id)).at("/results/0").asText());
  }

  private HttpResponse<byte[]> get(URI link, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(link);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
