package io.lipsync.emulator.files;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.scenario.ResultBehaviour;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The finished videos, behind signed links that expire, as object stores have them: {@code
 * /files/{vendor}/{name}?expires=..&signature=..}. A missing or wrong signature and an expired link
 * are both answered with 403.
 *
 * <p>This class is thread-safe.
 */
public final class ResultFiles {

  private static final int MEGABYTE = 1_000_000;

  private final URI baseUri;
  private final Clock clock;
  private final VideoContent video;
  private final LinkSignature signature = new LinkSignature();
  private final ConcurrentMap<String, List<ResultBehaviour>> behaviours = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, byte[]> images = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, LongAdder> downloads = new ConcurrentHashMap<>();

  /** Serves {@code video} under {@code baseUri}. */
  public ResultFiles(URI baseUri, Clock clock, VideoContent video) {
    this.baseUri = baseUri;
    this.clock = clock;
    this.video = video;
  }

  /** Makes a result available until {@code expires}; returns its signed link. */
  public URI publish(
      String vendor, String name, Instant expires, List<ResultBehaviour> resultBehaviours) {
    String path = "/files/" + vendor + "/" + name;
    behaviours.put(path, List.copyOf(resultBehaviours));
    return signed(path, expires);
  }

  /** Makes a JPEG image available until {@code expires}; returns its signed link. */
  public URI publishImage(String vendor, String name, Instant expires, byte[] jpeg) {
    String path = "/files/" + vendor + "/" + name;
    images.put(path, jpeg);
    return signed(path, expires);
  }

  private URI signed(String path, Instant expires) {
    long seconds = expires.getEpochSecond();
    String query = "?expires=" + seconds + "&signature=" + signature.of(path, seconds);
    return URI.create(baseUri + path + query);
  }

  /** How many downloads of a vendor's results were answered with 200 or 206. */
  public long downloads(String vendor) {
    return downloads.getOrDefault(vendor, new LongAdder()).sum();
  }

  /** Forgets all results; their links are answered with 404. */
  public void clear() {
    behaviours.clear();
    images.clear();
    downloads.clear();
  }

  /** The route of the results. */
  public Route route() {
    return Route.get("/files/{vendor}/{name}", this::download);
  }

  private Outcome download(Call call) {
    String path = call.path();
    if (!linkIsValid(call, path)) {
      return denied("AccessDenied", "Request has expired or its signature is wrong");
    }
    byte[] image = images.get(path);
    if (image != null) {
      return new Answer(200, Map.of("Content-Type", "image/jpeg"), image);
    }
    List<ResultBehaviour> special = behaviours.get(path);
    if (special == null) {
      return Answer.text(404, "no such file");
    }
    String type = "video/mp4";
    VideoContent content = video;
    boolean cut = false;
    for (ResultBehaviour behaviour : special) {
      switch (behaviour) {
        case ResultBehaviour.Size size ->
            content = video.paddedTo((long) size.megabytes() * MEGABYTE);
        case ResultBehaviour.ContentType other -> type = other.type();
        case ResultBehaviour.Cut ignored -> cut = true;
        case ResultBehaviour.Expired ignored -> {
          return denied("AccessDenied", "Request has expired");
        }
      }
    }
    Outcome answer = FileAnswers.of(call, type, content.length(), content::write);
    if (answer instanceof Outcome.Streamed && call.method().equals("GET")) {
      downloads.computeIfAbsent(call.pathParameter("vendor"), v -> new LongAdder()).increment();
    }
    return cut && answer instanceof Outcome.Streamed whole
        ? new Outcome.StreamCutOff(whole, whole.length() / 2)
        : answer;
  }

  private boolean linkIsValid(Call call, String path) {
    try {
      long expires = Long.parseLong(call.queryParameter("expires").orElse(""));
      return signature.matches(path, expires, call.queryParameter("signature").orElse(""))
          && clock.instant().getEpochSecond() < expires;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Answer denied(String code, String message) {
    String xml = "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message);
    return Answer.text(403, xml).with("Content-Type", "application/xml");
  }
}
