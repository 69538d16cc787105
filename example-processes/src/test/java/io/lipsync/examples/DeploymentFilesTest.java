package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files of {@code deploy} mount and copy is what the build has made. */
class DeploymentFilesTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path DEPLOY = REPOSITORY.resolve("deploy");
  private static final String VERSION = System.getProperty("runtime.version");

  private static final Pattern MOUNTED = Pattern.compile("- (\\.\\./\\S+\\.jar):/\\S+:ro");
  private static final Pattern COPIED = Pattern.compile("(?m)^COPY (\\S+) ");
  private static final Pattern BUILD_ARGUMENT = Pattern.compile("(?m)^ARG VERSION=(\\S+)$");
  private static final Pattern IMAGE = Pattern.compile("/?lip-sync-[a-z-]+:(\\S+)");

  @Test
  void theComposeFileMountsTheJars() throws IOException {
    Path folder = DEPLOY.resolve("compose");
    String pinned = "LIP_SYNC_VERSION=" + VERSION;

    assertThat(Files.readAllLines(folder.resolve(".env"))).contains(pinned);
    assertThat(found(MOUNTED, Files.readString(folder.resolve("docker-compose.yaml"))))
        .hasSize(2)
        .allSatisfy(
            jar ->
                assertThat(folder.resolve(jar.replace("${LIP_SYNC_VERSION}", VERSION)))
                    .isRegularFile());
  }

  /** Host and port are those of the file; what comes after them is the stand-in's. */
  @Test
  void theComposeFileKnowsTheStandInsAddresses() throws IOException {
    String file = Files.readString(DEPLOY.resolve("compose/docker-compose.yaml"));

    try (ProviderEmulator emulator = ProviderEmulator.start(EmulatorSettings.defaults())) {
      assertThat(file)
          .contains(address("BASE", emulator.evolink().baseUri()))
          .contains(address("FILES", emulator.evolink().filesUri()));
    }
  }

  private static String address(String setting, URI standIn) {
    return "LIPSYNC_EVOLINK_%s_URL: http://localhost:8089%s\n"
        .formatted(setting, standIn.getPath());
  }

  @Test
  void theRecipesForContainersCopyTheJars() throws IOException {
    List<Path> recipes = files(DEPLOY.resolve("container"));

    assertThat(recipes).hasSize(3);
    for (Path recipe : recipes) {
      String text = Files.readString(recipe);
      assertThat(found(BUILD_ARGUMENT, text)).as(recipe.toString()).containsExactly(VERSION);
      assertThat(found(COPIED, text))
          .as(recipe.toString())
          .singleElement()
          .satisfies(
              jar ->
                  assertThat(REPOSITORY.resolve(jar.replace("${VERSION}", VERSION)))
                      .isRegularFile());
    }
  }

  @Test
  void theValuesOfHelmAndTheExamplesOfTheRecipesNameThisVersion() throws IOException {
    List<Path> naming = new ArrayList<>(files(DEPLOY.resolve("container")));
    naming.add(DEPLOY.resolve("helm/values.yaml"));

    for (Path file : naming) {
      assertThat(found(IMAGE, Files.readString(file))).as(file.toString()).containsOnly(VERSION);
    }
  }

  @Test
  void theUnitIsForTheJarOfTheRuntime() throws IOException {
    assertThat(Files.readString(DEPLOY.resolve("systemd/lip-sync-runtime.service")))
        .contains("runtime/target/lip-sync-runtime-<version>-app.jar");
    assertThat(REPOSITORY.resolve("runtime/target/lip-sync-runtime-" + VERSION + "-app.jar"))
        .isRegularFile();
  }

  /** Otherwise it goes on with some of its threads gone, and nobody starts it again. */
  @Test
  void whateverStartsAJvmEndsItWhenMemoryIsOut() throws IOException {
    for (String file :
        List.of(
            "systemd/lip-sync-runtime.service",
            "container/runtime.Containerfile",
            "container/provider-emulator.Containerfile",
            "helm/values.yaml",
            "compose/docker-compose.yaml")) {
      assertThat(Files.readString(DEPLOY.resolve(file)))
          .as(file)
          .contains("-XX:+ExitOnOutOfMemoryError");
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().map(result -> result.group(1)).toList();
  }
}
