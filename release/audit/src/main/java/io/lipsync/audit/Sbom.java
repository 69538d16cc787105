package io.lipsync.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a parts list in the JSON form of <a href="https://cyclonedx.org">CycloneDX</a>. */
final class Sbom {
  private Sbom() {}

  /**
   * The libraries in it, without those of this project.
   *
   * @throws IOException when it cannot be read, or names no library at all
   */
  static List<Part> read(Path file) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (JsonNode component : new ObjectMapper().readTree(file.toFile()).path("components")) {
      Part part =
          new Part(
              component.path("group").asText(),
              component.path("name").asText(),
              component.path("version").asText());
      if (!part.group().equals("io.lipsync")) {
        parts.add(part);
      }
    }
    if (parts.isEmpty()) {
      throw new IOException(file + " names no library: was it made by another format?");
    }
    return parts;
  }
}
