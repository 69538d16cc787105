package io.lipsync.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A downloaded video.
 *
 * @param path where it lies
 * @param sizeBytes its size in bytes
 * @param sha256 its SHA-256 in hexadecimal
 */
record VideoFile(Path path, long sizeBytes, String sha256) {

  /** Downloads a link to a file, replacing an older one. */
  static VideoFile download(URI link, Path target) {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    HttpRequest request = HttpRequest.newBuilder(link).timeout(Duration.ofMinutes(5)).build();
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new DemoException(
              "The video's host answered the download with " + answer.statusCode() + ".");
        }
        return write(body, target);
      }
    } catch (IOException e) {
      throw new DemoException("The video cannot be saved: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("The download was interrupted.");
    }
  }

  /**
   * Downloads a saved video, replacing an older file, and checks that it is what was saved.
   *
   * @param saved the variable {@code saved} of a process, with a Camunda document
   */
  static VideoFile download(CamundaClient client, JsonNode saved, Path target) {
    JsonNode document = saved.path("document");
    try (InputStream content =
        client
            .newDocumentContentGetRequest(document.path("documentId").asText())
            .storeId(document.path("storeId").asText())
            .contentHash(document.path("contentHash").asText())
            .send()
            .join()) {
      Files.createDirectories(target.toAbsolutePath().getParent());
      VideoFile video = write(content, target);
      if (!video.sha256().equals(saved.path("sha256").asText())) {
        throw new DemoException(
            "The saved video has the SHA-256 "
                + video.sha256()
                + ", but the process says "
                + saved.path("sha256").asText()
                + ".");
      }
      return video;
    } catch (IOException e) {
      throw new DemoException("The saved video cannot be written: " + e.getMessage() + ".");
    }
  }

  private static VideoFile write(InputStream body, Path target) throws IOException {
    MessageDigest digest = sha256Digest();
    try (DigestInputStream counted = new DigestInputStream(body, digest);
        OutputStream file = Files.newOutputStream(target)) {
      long size = counted.transferTo(file);
      return new VideoFile(
          target.toAbsolutePath().normalize(), size, HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
