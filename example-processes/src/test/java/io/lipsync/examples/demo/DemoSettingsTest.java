package io.lipsync.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoSettingsTest {
  private static final String LINK = "https://media.example.com/a";

  @TempDir Path folder;
  private final Map<String, String> given = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void startedInAFolder() {
    given.put("demo.directory", folder.toString());
  }

  @Test
  void nothingIsNeeded() {
    DemoSettings settings = settings();

    assertThat(settings.media()).isEmpty();
    assertThat(settings.stack().emulated()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "demo.video, demo.audio is missing",
    "demo.audio, demo.video is missing",
    "demo.image, demo.video with demo.audio is missing"
  })
  void oneOfTheMediaAloneIsNotEnough(String name, String complaint) {
    given.put(name, LINK);

    assertComplaint(complaint);
  }

  @Test
  void aPictureAndAVideoAreNotEnough() {
    given.putAll(Map.of("demo.video", LINK, "demo.image", LINK));

    assertComplaint("demo.audio is missing");
  }

  @Test
  void aFileIsTakenFromTheFolderInWhichTheDemoWasStarted() throws IOException {
    Path file = Files.writeString(folder.resolve("speaker.mp4"), "video");
    given.putAll(Map.of("demo.video", "speaker.mp4", "demo.audio", LINK));

    Medium video = settings().media().orElseThrow().video();

    assertThat(video).isEqualTo(new Medium.LocalFile(file));
    assertThat(((Medium.LocalFile) video).type()).isEqualTo("video/mp4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"speaker.mp4", ".", "\0"})
  void whatIsNoFileIsSaidAtOnce(String name) {
    given.putAll(Map.of("demo.video", name, "demo.audio", LINK));

    assertComplaint("demo.video is", "neither a link", "nor a file");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10 * 1024 * 1024 + 1})
  void aFileThatCannotBeAttachedIsSaidAtOnce(int size) throws IOException {
    Files.write(folder.resolve("face.jpg"), new byte[size]);
    given.putAll(Map.of("demo.video", LINK, "demo.audio", LINK, "demo.image", "face.jpg"));

    assertComplaint("demo.image has", "10 MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://a.example/b", "https://", "https:///b", "https://a b"})
  void whatIsNoLinkIsSaidAtOnce(String link) {
    given.putAll(Map.of("demo.video", LINK, "demo.audio", link));

    assertComplaint("demo.audio is", "link");
  }

  @Test
  void joggaiTakesNoPicture() {
    given.putAll(
        Map.of(
            "demo.provider", "joggai", "demo.video", LINK, "demo.audio", LINK, "demo.image", LINK));

    assertComplaint("leave demo.image out");
  }

  @Test
  void theRealProviderNeedsItsKey() {
    given.putAll(Map.of("demo.provider", "evolink", "demo.video", LINK, "demo.audio", LINK));
    assertComplaint("EVOLINK_API_KEY");

    environment.put("EVOLINK_API_KEY", "sk-real");

    assertThat(settings().stack().emulated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo.restPort", "demo.grpcPort", "demo.webhookPort", "demo.emulatorPort"})
  void aPortThatAnotherProgramHasIsSaidAtOnce(String name) throws IOException {
    try (ServerSocket foreign = new ServerSocket(0)) {
      given.put(name, Integer.toString(foreign.getLocalPort()));

      assertComplaint(name + " is " + foreign.getLocalPort(), "end the program", "0 takes a free");
    }
  }

  @Test
  void twoPartsCannotHaveOnePort() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    given.putAll(Map.of("demo.restPort", "" + port, "demo.webhookPort", "" + port));

    assertComplaint("demo.restPort and demo.webhookPort are both " + port);
  }

  private DemoSettings settings() {
    return DemoSettings.of(given::get, environment::get);
  }

  private void assertComplaint(String... parts) {
    assertThatThrownBy(this::settings)
        .isInstanceOf(DemoException.class)
        .message()
        .contains(parts)
        .doesNotContain("\n")
        .endsWith(".");
  }
}
