package io.lipsync.emulator.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.journal.UploadedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
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
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(VIDEO));
    assertThat(put(emulator.storage().signedPut("a.mp4"), chunked)).isEqualTo(411);
    assertThat(emulator.storage().objects()).isEmpty();
  }

  @Test
  void halfAnObjectIsNone() throws Exception {
    URI address = emulator.storage().signedPut("a.mp4");
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              "PUT %s?%s HTTP/1.1\r\nHost: storage\r\nContent-Length: 20\r\n\r\nhalf"
                  .formatted(address.getPath(), address.getQuery())
                  .getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .doesNotContain(" 200 ");
    }
    assertThat(emulator.storage().objects()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "..%2f", "a b"})
  void aNameIsNoPath(String name) {
    assertThatThrownBy(() -> emulator.storage().signedPut(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("letters, digits");
  }

  private int put(URI address, byte[] body) throws IOException, InterruptedException {
    return put(address, BodyPublishers.ofByteArray(body));
  }

  private int put(URI address, BodyPublisher body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Content-Type", "video/mp4").PUT(body).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
