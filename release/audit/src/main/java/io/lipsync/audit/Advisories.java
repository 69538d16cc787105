package io.lipsync.audit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads the committed list of advisories. */
final class Advisories {
  private static final JsonMapper YAML =
      JsonMapper.builder(new YAMLFactory())
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Advisories() {}

  /**
   * All entries of a file.
   *
   * @throws IOException when it cannot be read, an entry lacks what it needs or has an unknown key
   */
  static List<Advisory> read(Path file) throws IOException {
    return List.of(YAML.readValue(file.toFile(), Advisory[].class));
  }
}
