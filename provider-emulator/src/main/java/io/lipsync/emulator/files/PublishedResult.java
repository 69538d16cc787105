package io.lipsync.emulator.files;

import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.scenario.ResultBehaviour;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A finished video as its scenario wants it. Thread-safe. */
final class PublishedResult {

  private static final int MEGABYTE = 1_000_000;
  private static final byte[] SIGN_IN =
      "<!DOCTYPE html><html><title>Sign in</title><body>Please sign in to go on.</body></html>\n"
          .getBytes(StandardCharsets.UTF_8);

  private final AtomicInteger cuts = new AtomicInteger();
  private VideoContent content;
  private String contentType = "video/mp4";
  private boolean tagged = true;
  private boolean expired;
  private boolean html;
  private int redirects;
  private final Map<String, String> headers = new LinkedHashMap<>();

  PublishedResult(VideoContent video, List<ResultBehaviour> behaviours) {
    content = video;
    for (ResultBehaviour behaviour : behaviours) {
      switch (behaviour) {
        case ResultBehaviour.Size size ->
            content = video.paddedTo((long) size.megabytes() * MEGABYTE);
        case ResultBehaviour.ContentType other -> contentType = other.type();
        case ResultBehaviour.Cut cut -> cuts.set(cut.times());
        case ResultBehaviour.Untagged untagged -> tagged = false;
        case ResultBehaviour.Html page -> html = true;
        case ResultBehaviour.Expired gone -> expired = true;
        case ResultBehaviour.Redirect away -> redirects = away.hops();
        case ResultBehaviour.Header header -> headers.put(header.name(), header.value());
        case ResultBehaviour.Link elsewhere -> {}
      }
    }
  }

  /** Whether the link is dead from the start. */
  boolean isExpired() {
    return expired;
  }

  /** What a download gets, before anything is cut off. */
  Outcome answer(Call call) {
    Outcome odd = OddHost.redirect(call, redirects);
    return odd != null ? odd : OddHost.with(headers, usual(call));
  }

  private Outcome usual(Call call) {
    if (html) {
      return FileAnswers.whole(
          "text/html; charset=utf-8",
          SIGN_IN.length,
          (out, offset, length) -> out.write(SIGN_IN, (int) offset, (int) length));
    }
    return tagged
        ? FileAnswers.of(
            call, contentType, Optional.of(tag(call.path())), content.length(), content::write)
        : FileAnswers.whole(contentType, content.length(), content::write);
  }

  /** True for the downloads that break off. */
  boolean takeCut() {
    return cuts.getAndUpdate(left -> Math.max(left - 1, 0)) > 0;
  }

  /** A strong one, in the form that object stores have. */
  private String tag(String path) {
    byte[] identity = (path + " " + content.length()).getBytes(StandardCharsets.UTF_8);
    return '"' + UUID.nameUUIDFromBytes(identity).toString().replace("-", "") + '"';
  }
}
