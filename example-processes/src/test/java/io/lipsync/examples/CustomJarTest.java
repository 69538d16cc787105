package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.RuntimeArtifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
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
            launch,
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
