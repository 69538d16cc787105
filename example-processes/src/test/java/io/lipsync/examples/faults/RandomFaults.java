package io.lipsync.examples.faults;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens to one task at a bad provider, drawn by chance. Often it is nothing. */
final class RandomFaults {
  private static final List<String> OF_THE_SUBMIT =
      List.of(
          "accept-hang",
          "accept-reset",
          "accept-html:502",
          "accept-html:503",
          "accept-500",
          "accept-empty",
          "accept-cut",
          "accept-truncated",
          "accept-slow:2s",
          "submit-reset:1",
          "submit-html:502:1",
          "submit-429:1",
          "submit-429:1:retry-after=30",
          "submit-503:2");
  private static final List<String> OF_THE_CALLBACK =
      List.of(
          "callback:lost",
          "callback:doubled:3",
          "callback:early",
          "callback:forged",
          "callback:slow:2s",
          "callback:while-processing:2s");
  private static final List<String> OF_READS =
      List.of("query-503:2", "query-reset:1", "query-html:502:2", "query-cut:1", "query-slow:1s");

  private RandomFaults() {}

  /** A link to a video that brings its faults along, and that no other task has. */
  static String videoUrl(int number, Random random) {
    String faults =
        Stream.of(OF_THE_SUBMIT, OF_THE_CALLBACK, OF_READS)
            .flatMap(menu -> maybeOne(menu, random))
            .collect(Collectors.joining(","));
    return "https://media.example.com/speaker-%d.mp4?emulate=%s".formatted(number, faults);
  }

  private static Stream<String> maybeOne(List<String> menu, Random random) {
    return random.nextInt(5) < 3
        ? Stream.of(menu.get(random.nextInt(menu.size())))
        : Stream.empty();
  }
}
