package io.lipsync.emulator.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.journal.UploadedFile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {
  private static final byte[] VIDEO = "some video".getBytes(StandardCharsets.UTF_8);

  private final ProviderEmulator emulator =
      ProviderEmulator.start(
          EmulatorSettings.defaults()
              .withClock(Clock.fixed(Instant.ofEpochSecond(1775200000), ZoneOffset.UTC)));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    http.shutdownNow();
    emulator.close();
  }

  @Test
  void anObjectIsKeptAsItsSizeAndHash() throws Exception {
    assertThat(put(emulator.storage().signedPut("a.mp4"), VIDEO)).isEqualTo(200);

    assertThat(emulator.storage().object("a.mp4"))
        .contains(
            new UploadedFile(
                emulator.now(),
                emulator.baseUri() + "/storage/a.mp4",
                "video/mp4",
                VIDEO.length,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(VIDEO))));
    emulator.reset();
    assertThat(emulator.storage().objects()).isEmpty();
  }

  @Test
  void anAddressIsForOneNameAndOneHour() throws Exception {
    URI address = emulator.storage().signedPut("a.mp4");
    assertThat(put(URI.create(address.toString().replace("a.mp4", "b.mp4")), VIDEO)).isEqualTo(403);
    assertThat(put(URI.create(address + "0"), VIDEO)).isEqualTo(403);
    emulator.advanceClock(Duration.ofHours(1));
    assertThat(put(address, VIDEO)).isEqualTo(403);
    assertThat(emulator.storage().objects()).isEmpty();
  }

  @Test
  void aBodyOfUnknownLengthIsRefused() throws Exception {
    // Without a body: a client that still writes may lose the answer when the connection is closed.
    assertThat(
            answerTo(emulator.storage().signedPut("a.mp4"), "Transfer-Encoding: chunked\r\n\r\n"))
        .startsWith("HTTP/1.1 411 ");
    assertThat(emulator.storage().objects()).isEmpty();
  }

  @Test
  void halfAnObjectIsNone() throws Exception {
    assertThat(answerTo(emulator.storage().signedPut("a.mp4"), "Content-Length: 20\r\n\r\nhalf"))
        .doesNotContain(" 200 ");
    assertThat(emulator.storage().objects()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "..%2f", "a b"})
  void aNameIsNoPath(String name) {
    assertThatThrownBy(() -> emulator.storage().signedPut(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("letters, digits");
  }

  /** What a PUT that ends like this is answered. */
  private static String answerTo(URI address, String end) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              "PUT %s?%s HTTP/1.1\r\nHost: storage\r\n%s"
                  .formatted(address.getPath(), address.getQuery(), end)
                  .getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private int put(URI address, byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "video/mp4")
            .PUT(BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
