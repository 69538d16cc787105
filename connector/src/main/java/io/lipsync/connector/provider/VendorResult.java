package io.lipsync.connector.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where vendors put what was paid for. A finished video is looked for in every place that a
 * document, a client of the vendor or a sibling of its model has for it, and never in what was
 * sent: {@code input} and {@code parameters} are not looked into. Pure functions.
 */
public final class VendorResult {
  /** A {@code video_url} is also what was sent; a {@code result_url} never is. */
  private static final List<String> LINKS = List.of("result_url", "video_url", "url");

  private static final List<String> LENGTHS =
      List.of("duration_seconds", "video_duration", "duration");
  private static final List<String> BELOW =
      List.of("results", "result", "result_data", "output", "data", "video");
  private static final int DEEPEST = 5;
  private static final int MOST_ENTRIES = 20;

  private VendorResult() {}

  /**
   * The link to the video, or null.
   *
   * @param places what to look into, the documented place first; what lies in a place counts before
   *     what lies below it
   */
  public static String videoUrl(JsonNode... places) {
    return first(places, node -> link(node, LINKS));
  }

  /** The link to a still image of the video, or null. */
  public static String coverUrl(JsonNode... places) {
    return first(places, node -> link(node.path("cover_url")));
  }

  /** The length of the video in seconds, or null. */
  public static Double seconds(JsonNode... places) {
    return first(
        places,
        node ->
            VendorJson.first(
                LENGTHS.stream()
                    .map(name -> VendorJson.real(node.path(name)))
                    .filter(number -> number != null && number > 0)));
  }

  private static String link(JsonNode node, List<String> names) {
    return node.isTextual()
        ? link(node)
        : VendorJson.first(names.stream().map(node::path).map(VendorResult::link));
  }

  private static String link(JsonNode node) {
    return VendorLink.text(VendorJson.text(node));
  }

  private static <T> T first(JsonNode[] places, Function<JsonNode, T> found) {
    return VendorJson.first(Stream.of(places).map(place -> find(place, found, 0)));
  }

  private static <T> T find(JsonNode node, Function<JsonNode, T> found, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    T here = found.apply(node);
    return here != null
        ? here
        : VendorJson.first(
            Stream.concat(VendorJson.entries(node, MOST_ENTRIES), BELOW.stream().map(node::path))
                .filter(below -> !below.isMissingNode())
                .map(below -> find(below, found, depth + 1)));
  }
}
