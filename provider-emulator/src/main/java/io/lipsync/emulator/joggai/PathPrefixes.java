package io.lipsync.emulator.joggai;

import java.util.List;

/** What comes before JoggAI's calls, on which its own pages disagree. */
public enum PathPrefixes {
  /** {@code /open/v2} for lip sync, {@code /v2} for the rest, as the newest pages have it. */
  OPEN_V2(List.of("/open/v2"), List.of("/v2")),
  /** {@code /v2} for all calls, as the OpenAPI file and the vendor's own runner have it. */
  V2(List.of("/v2"), List.of("/v2")),
  /** Both for all calls. */
  BOTH(List.of("/open/v2", "/v2"), List.of("/open/v2", "/v2"));

  private final List<String> lipSync;
  private final List<String> others;

  PathPrefixes(List<String> lipSync, List<String> others) {
    this.lipSync = lipSync;
    this.others = others;
  }

  /** The prefixes of a call. */
  List<String> of(String path) {
    return path.contains("lip_sync_video") ? lipSync : others;
  }
}
