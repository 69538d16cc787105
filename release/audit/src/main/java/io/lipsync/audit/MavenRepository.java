package io.lipsync.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * Asks a Maven repository, by its {@code maven-metadata.xml} and whether the file itself is there.
 * May be used by several threads; no more than eight requests are on their way at a time.
 */
final class MavenRepository implements Patches {
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final Semaphore places = new Semaphore(8);
  private final String address;

  /**
   * @param address the base address, with or without a slash at its end
   */
  MavenRepository(String address) {
    this.address = address.replaceFirst("/+$", "");
  }

  @Override
  public Optional<Version> newest(Part part) {
    try {
      HttpResponse<String> metadata = ask(folder(part) + "/maven-metadata.xml", "GET");
      return metadata.statusCode() == 200
          ? Optional.of(newest(part, metadata.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Version newest(Part part, String metadata) {
    return VERSION
        .matcher(metadata)
        .results()
        .map(match -> new Version(match.group(1)))
        .filter(version -> version.isPatchFor(part.version()))
        .sorted(Comparator.reverseOrder())
        .filter(version -> isServed(part, version))
        .findFirst()
        .orElse(part.version());
  }

  private boolean isServed(Part part, Version version) {
    String jar = "%s/%s/%s-%s.jar".formatted(folder(part), version, part.name(), version);
    try {
      return ask(jar, "HEAD").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private String folder(Part part) {
    return address + "/" + part.group().replace('.', '/') + "/" + part.name();
  }

  private HttpResponse<String> ask(String uri, String method) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(LIMIT)
            .build();
    try {
      places.acquire();
      try {
        return http.send(request, BodyHandlers.ofString());
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
