package io.lipsync.emulator.files;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.journal.BoundedLog;
import io.lipsync.emulator.journal.Download;
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

  private static final int DOWNLOADS_KEPT = 10_000;

  private final URI baseUri;
  private final Clock clock;
  private final VideoContent video;
  private final LinkSignature signature = new LinkSignature();
  private final ConcurrentMap<String, PublishedResult> videos = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, byte[]> images = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, BoundedLog<Download>> downloads = new ConcurrentHashMap<>();

  /** Serves {@code video} under {@code baseUri}. */
  public ResultFiles(URI baseUri, Clock clock, VideoContent video) {
    this.baseUri = baseUri;
    this.clock = clock;
    this.video = video;
  }

  /**
   * Makes a result available until {@code expires}; returns its signed link, or the one that the
   * behaviours want.
   */
  public URI publish(
      String vendor, String name, Instant expires, List<ResultBehaviour> behaviours) {
    for (ResultBehaviour behaviour : behaviours) {
      if (behaviour instanceof ResultBehaviour.Link link) {
        return link.uri();
      }
    }
    String path = "/files/" + vendor + "/" + name;
    videos.put(path, new PublishedResult(video, behaviours));
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
  public long downloadCount(String vendor) {
    return counts.getOrDefault(vendor, new LongAdder()).sum();
  }

  /** The newest 10,000 of them, oldest first. */
  public List<Download> downloads(String vendor) {
    return downloads.getOrDefault(vendor, new BoundedLog<>(1)).list();
  }

  /** Forgets all results; their links are answered with 404. */
  public void clear() {
    videos.clear();
    images.clear();
    counts.clear();
    downloads.clear();
  }

  /** The route of the results. */
  public Route route() {
    return Route.get("/files/{vendor}/{name}", this::download);
  }

  private Outcome download(Call call) {
    String path = call.path();
    if (!signature.allows(call, path, clock)) {
      return LinkSignature.denied("Request has expired or its signature is wrong");
    }
    byte[] image = images.get(path);
    if (image != null) {
      return new Answer(200, Map.of("Content-Type", "image/jpeg"), image);
    }
    PublishedResult result = videos.get(path);
    if (result == null) {
      return Answer.text(404, "no such file");
    }
    if (result.isExpired()) {
      return LinkSignature.denied("Request has expired");
    }
    Outcome answer = result.answer(call);
    return answer instanceof Outcome.Streamed file && call.method().equals("GET")
        ? sent(call, file, result.takeCut())
        : answer;
  }

  private Outcome sent(Call call, Outcome.Streamed file, boolean cut) {
    String vendor = call.pathParameter("vendor");
    long bytes = cut ? file.length() / 2 : file.length();
    counts.computeIfAbsent(vendor, v -> new LongAdder()).increment();
    downloads
        .computeIfAbsent(vendor, v -> new BoundedLog<>(DOWNLOADS_KEPT))
        .add(
            new Download(
                clock.instant(), call.pathParameter("name"), file.status(), offset(file), bytes));
    return cut ? new Outcome.StreamCutOff(file, bytes) : file;
  }

  private static long offset(Outcome.Streamed file) {
    String range = file.headers().getOrDefault("Content-Range", "bytes 0-");
    return Long.parseLong(range.substring("bytes ".length(), range.indexOf('-')));
  }
}
