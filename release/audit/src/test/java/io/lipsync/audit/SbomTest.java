package io.lipsync.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomTest {
  @TempDir Path folder;

  @Test
  void theLibrariesOfOthersAreRead() throws IOException {
    Path file =
        file(
            """
            {"bomFormat": "CycloneDX", "components": [
              {"group": "io.lipsync", "name": "lip-sync-connector", "version": "1"},
              {"group": "io.netty", "name": "netty-codec", "version": "4.1.139.Final"}]}
            """);

    assertThat(Sbom.read(file))
        .containsExactly(new Part("io.netty", "netty-codec", "4.1.139.Final"));
  }

  @Test
  void aListThatNamesNothingIsNoGoodNews() {
    assertThatThrownBy(() -> Sbom.read(file("{\"packages\": []}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("names no library");
  }

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("sbom.json"), json);
  }
}
