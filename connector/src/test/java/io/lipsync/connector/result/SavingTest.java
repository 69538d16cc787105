package io.lipsync.connector.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.runtime.test.outbound.OutboundConnectorContextBuilder;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.FileClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.support.FileHost;
import io.lipsync.connector.support.MovableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A saver over a host of one video, a folder for results and Camunda's documents. */
abstract class SavingTest {
  static final byte[] VIDEO = video(200_000);

  @TempDir Path folder;

  final MovableClock clock = new MovableClock();
  final FileHost host = new FileHost().serving(VIDEO);
  final OutboundConnectorContext documents =
      OutboundConnectorContextBuilder.create().variables("{}").build();
  private final ApiClient client = new ApiClient(settings(Set.of("localhost")), Clock.systemUTC());
  private final FileClient files = files(Set.of("localhost"));

  @AfterEach
  void nothingHalfIsLeftBehind() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
    }
    client.close();
    files.close();
    host.close();
  }

  /** An MP4's first box and anything behind it. */
  static byte[] video(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    byte[] head = "\0\0\0\u0018ftypisom".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, bytes, 0, Math.min(size, head.length));
    return bytes;
  }

  private static FileClient files(Set<String> privateHosts) {
    return new FileClient(settings(privateHosts), Duration.ofSeconds(20));
  }

  private static HttpSettings settings(Set<String> privateHosts) {
    Duration limit = Duration.ofSeconds(5);
    return new HttpSettings(4, 10, limit, limit, limit, limit, privateHosts);
  }

  ResultSaver saver() {
    return saver(folder);
  }

  ResultSaver saver(Path results) {
    return new ResultSaver(
        client,
        files,
        new ResultSettings(
            results,
            DataSize.ofBytes(1_000_000),
            DataSize.ofBytes(500_000),
            Duration.ofSeconds(90)),
        clock);
  }

  SavedResult save(String link, SaveRequest.Destination destination) {
    return saver().save(new SaveRequest(link, null, null, destination), documents);
  }

  ConnectorRetryException failure(String link, SaveRequest.Destination destination) {
    return failure(saver(), new SaveRequest(link, null, null, destination));
  }

  ConnectorRetryException failure(ResultSaver saver, SaveRequest request) {
    ConnectorRetryException failure =
        catchThrowableOfType(ConnectorRetryException.class, () -> saver.save(request, documents));
    assertThat(failure).isNotNull();
    return failure;
  }

  static void assertPermanent(ConnectorRetryException failure, String code, String message) {
    assertThat(failure.getErrorCode()).isEqualTo(code);
    assertThat(failure.getRetries()).isZero();
    assertThat(failure).hasMessageContaining(message);
  }

  static void assertTriedAgain(ConnectorRetryException failure, String message) {
    assertThat(failure.getErrorCode()).isEqualTo("PROVIDER_ERROR");
    assertThat(failure.getRetries()).isNull();
    assertThat(failure).hasMessageContaining(message);
  }

  static SaveRequest.Destination toDocument() {
    return new SaveRequest.Destination("document", null, null, null);
  }

  static SaveRequest.Destination toFolder(String path) {
    return new SaveRequest.Destination("folder", null, null, path);
  }

  static SaveRequest.Destination toUpload(String url) {
    return new SaveRequest.Destination("upload", url, null, null);
  }

  static SaveRequest.Destination toUpload(String url, Map<String, String> headers) {
    return new SaveRequest.Destination("upload", url, headers, null);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
