package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.QuickLaunch;
import io.lipsync.examples.stack.RuntimeArtifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar works in runtimes that were built without it. */
class CustomJarTest extends ProcessTest {
  private static final Path CONNECTOR_JAR = Path.of(System.getProperty("connector.jar"));

  @TempDir Path customFolder;

  @Test
  void inAFlatClassPathAsTheImageOfCamunda88() throws IOException {
    completesOneInstanceIn(RuntimeArtifacts.ofThisBuild().flatClassPath(customFolder), "flat");
  }

  @Test
  void behindThePropertiesLauncherAsTheImageOfCamunda89() throws IOException {
    completesOneInstanceIn(
        RuntimeArtifacts.ofThisBuild().propertiesLauncher(customFolder), "launcher");
  }

  /** The class and the configuration are the ones that the installation page shows. */
  @Test
  void asADependencyOfAnApplicationOfOnesOwn(@TempDir Path application) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "install.md"));
    Path source = application.resolve("OwnRuntime.java");
    Files.writeString(source, block(page, "java"));
    Files.writeString(application.resolve("application.yaml"), block(page, "yaml"));
    Path libraries = RuntimeArtifacts.ofThisBuild().directory().resolve("stock");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-classpath",
                jarsIn(libraries),
                "-d",
                application.toString(),
                source.toString());
    assertThat(compiled).as("the class of the page compiles").isZero();

    String classPath =
        String.join(
            System.getProperty("path.separator"),
            application.toString(),
            libraries + "/*",
            customFolder + "/*");
    completesOneInstanceIn(List.of("-cp", classPath, "com.example.connectors.OwnRuntime"), "own");
  }

  @Test
  void theDependencyOfThePageIsThisVersion() throws IOException {
    String pom = block(Files.readString(Path.of("..", "docs", "install.md")), "xml");

    assertThat(pom)
        .contains("<artifactId>lip-sync-connector</artifactId>")
        .contains("<version>" + System.getProperty("runtime.version") + "</version>");
  }

  private static String jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Path::toString)
          .collect(Collectors.joining(System.getProperty("path.separator")));
    }
  }

  /** The first block of that language in a page. */
  private static String block(String page, String language) {
    String begin = "```" + language + "\n";
    int start = page.indexOf(begin) + begin.length();
    return page.substring(start, page.indexOf("```", start));
  }

  @Test
  void theJarHoldsOnlyOurClassesAndTheRelocatedLibraries() throws IOException {
    try (JarFile jar = new JarFile(CONNECTOR_JAR.toFile())) {
      List<String> classes =
          jar.stream().map(e -> e.getName()).filter(name -> name.endsWith(".class")).toList();

      assertThat(classes)
          .isNotEmpty()
          .allMatch(name -> name.startsWith("io/lipsync/connector/"))
          .anyMatch(name -> name.startsWith("io/lipsync/connector/shaded/hc/client5/"))
          .anyMatch(name -> name.startsWith("io/lipsync/connector/shaded/drew/metadata/mp4/"));
      assertThat(jar.getEntry("META-INF/services")).isNull();
    }
  }

  private void completesOneInstanceIn(List<String> launch, String name) throws IOException {
    Files.copy(CONNECTOR_JAR, customFolder.resolve(CONNECTOR_JAR.getFileName()));
    // A job type of its own, so that the shared runtime cannot do the work.
    String jobType = "io.lipsync:lip-sync:" + name;
    deploy(DubbingModel.submitAndWaitWithJobType("dub-in-" + name, jobType));
    try (ConnectorRuntime custom =
        ConnectorRuntime.start(
            QuickLaunch.quick(launch),
            TestStack.running().runtimeSettings().with("CONNECTOR_LIPSYNC_TYPE", jobType),
            TestStack.LOGS.resolve(name + ".log"))) {
      custom.awaitPath(DubbingModel.PATH);

      ProcessInstanceEvent instance =
          start("dub-in-" + name, Map.of("video", VIDEO, "audio", AUDIO));

      CamundaAssert.assertThat(instance).isCompleted().hasVariableNames("task");
      assertThat(evolink.journal().summary().billedTasks()).isEqualTo(1);
      assertThat(evolink.journal().callbacks())
          .extracting(CallbackAttempt::url)
          .allMatch(url -> url.startsWith(custom.address().toString()));
    }
  }
}
