package io.lipsync.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.examples.stack.OutputFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a person starts it: what it prints, and whether it worked. */
class DemoTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Map<String, String> given =
      new HashMap<>(Map.of("demo.output", OutputFolder.logs().resolve("demo").toString()));

  @Test
  void aForeignProgramOnAPortIsNamedBeforeAnythingStarts() throws IOException {
    try (ServerSocket foreign = new ServerSocket(0)) {
      given.put("demo.webhookPort", Integer.toString(foreign.getLocalPort()));

      assertThat(run()).isEqualTo(1);

      assertThat(lines()).singleElement().asString().contains("✘  demo.webhookPort is");
    }
  }

  @Test
  void filesThatTheProviderRefusesEndWithTheReasonOfTheProcess() {
    String media = Path.of("src/main/resources/media").toAbsolutePath().toString();
    given.put("demo.video", media + "/face.jpg");
    given.put("demo.audio", media + "/speech.wav");

    assertThat(run()).isEqualTo(1);

    assertThat(lines().getLast())
        .contains("✘  The process has no video and waits at 'Solve problem'.")
        .contains("video_url");
  }

  @Test
  void aPageThatCannotBeShownIsSaidBeforeAnythingStarts(@TempDir Path nothing) {
    given.putAll(
        Map.of("demo.page", "true", "demo.pageDirectory", nothing.resolve("absent").toString()));

    assertThat(run()).isEqualTo(1);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("✘  The page needs Camunda's libraries");
  }

  @Test
  void theBuildIsToldOfAFailureOnly(@TempDir Path folder) {
    Path told = folder.resolve("target/failed");

    Demo.reportTo(told.toString(), 1);
    assertThat(told).exists();

    Demo.reportTo(told.toString(), 0);
    assertThat(told).doesNotExist();
  }

  private int run() {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return Demo.run(given::get, name -> null, new Console(out));
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
  }
}
