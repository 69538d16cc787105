package io.lipsync.emulator.files;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.journal.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * An object store that takes a PUT to a signed address, {@code
 * /storage/{name}?expires=..&signature=..}, as S3, OSS and Google Cloud Storage do: an object is
 * there when all of it has arrived, and not before; one without {@code Content-Length} is refused.
 * Only size and hash are kept, so that any size fits.
 *
 * <p>This class is thread-safe.
 */
public final class Storage {

  private static final Duration SIGNATURE_LIFETIME = Duration.ofHours(1);
  private static final int BUFFER = 64 * 1024;

  private final URI baseUri;
  private final Clock clock;
  private final LinkSignature signature = new LinkSignature();
  private final ConcurrentMap<String, UploadedFile> objects = new ConcurrentHashMap<>();

  /** A store under {@code baseUri}. */
  public Storage(URI baseUri, Clock clock) {
    this.baseUri = baseUri;
    this.clock = clock;
  }

  /**
   * An address that takes one object by PUT, for an hour.
   *
   * @param name letters, digits and {@code ._-}
   */
  public URI signedPut(String name) {
    if (!name.matches("[A-Za-z0-9._-]{1,200}")) {
      throw new IllegalArgumentException(
          "the name of an object has letters, digits and ._- only, not '" + name + "'");
    }
    long expires = clock.instant().plus(SIGNATURE_LIFETIME).getEpochSecond();
    return URI.create(
        "%s?expires=%d&signature=%s"
            .formatted(uri(name), expires, signature.of("PUT " + path(name), expires)));
  }

  /** What has arrived whole. */
  public List<UploadedFile> objects() {
    return List.copyOf(objects.values());
  }

  /** One object, if all of it has arrived. */
  public Optional<UploadedFile> object(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  /** Forgets all objects. */
  public void clear() {
    objects.clear();
  }

  /** The addresses, and what the administration may ask. */
  public List<Route> routes() {
    return List.of(
        Route.put("/storage/{name}", this::put),
        Route.get("/admin/storage", call -> Answer.json(200, objects())),
        Route.post("/admin/storage", this::sign));
  }

  private Answer sign(Call call) throws IOException {
    String name = call.json().map(body -> body.path("name").asText("")).orElse("");
    return Answer.json(201, Map.of("url", signedPut(name).toString()));
  }

  private Answer put(Call call) throws IOException {
    String name = call.pathParameter("name");
    if (!signature.allows(call, "PUT " + path(name), clock)) {
      return LinkSignature.denied("Request has expired or its signature is wrong");
    }
    if (call.header("Content-Length").isEmpty()) {
      return Answer.text(411, "<Error><Code>MissingContentLength</Code></Error>")
          .with("Content-Type", "application/xml");
    }
    UploadedFile object = received(call, name);
    objects.put(name, object);
    return Answer.text(200, "").with("ETag", '"' + object.sha256().substring(0, 32) + '"');
  }

  private UploadedFile received(Call call, String name) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    InputStream body = call.bodyStream();
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      digest.update(buffer, 0, read);
      size += read;
    }
    return new UploadedFile(
        clock.instant(),
        uri(name).toString(),
        call.header("Content-Type").orElse(null),
        size,
        HexFormat.of().formatHex(digest.digest()));
  }

  private URI uri(String name) {
    return URI.create(baseUri + path(name));
  }

  private static String path(String name) {
    return "/storage/" + name;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
