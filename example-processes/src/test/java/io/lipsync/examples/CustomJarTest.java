package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.connector.api.secret.SecretProvider;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.journal.CallbackAttempt;
import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.OutputFolder;
import io.lipsync.examples.stack.QuickLaunch;
import io.lipsync.examples.stack.RuntimeArtifacts;
import io.lipsync.examples.stack.RuntimeSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar works in runtimes that were built without it. */
class CustomJarTest extends ProcessTest {
  private static final Path CONNECTOR_JAR = Path.of(System.getProperty("connector.jar"));

  @TempDir Path customFolder;

  @Test
  void inAFlatClassPathAsTheImageOfCamunda88() throws IOException {
    completesOneInstanceIn(
        RuntimeArtifacts.ofThisBuild().flatClassPath(customFolder),
        InstallPage.inBundle(runtimeSettings()),
        "flat");
  }

  @Test
  void behindThePropertiesLauncherAsTheImageOfCamunda89() throws IOException {
    completesOneInstanceIn(
        RuntimeArtifacts.ofThisBuild().propertiesLauncher(customFolder),
        InstallPage.inBundle(runtimeSettings()),
        "launcher");
  }

  /** The class and the configuration are the ones that the installation page shows. */
  @Test
  void asADependencyOfAnApplicationOfOnesOwn(@TempDir Path application) throws IOException {
    Path source = application.resolve("OwnRuntime.java");
    Files.writeString(source, InstallPage.block("java"));
    Files.writeString(application.resolve("application.yaml"), InstallPage.block("yaml"));
    compile(source, application);

    String classPath =
        String.join(
            System.getProperty("path.separator"),
            application.toString(),
            stock() + "/*",
            customFolder + "/*");
    completesOneInstanceIn(
        List.of("-cp", classPath, "com.example.connectors.OwnRuntime"), runtimeSettings(), "own");
  }

  /** In a runtime of Camunda's own, with a store of secrets beside the environment. */
  @Test
  void dataNamesNoSecretOfAnyStore(@TempDir Path store) throws IOException {
    Files.copy(CONNECTOR_JAR, customFolder.resolve(CONNECTOR_JAR.getFileName()));
    putStoreInto(customFolder, store);
    String jobType = "io.lipsync:lip-sync:stores";
    deploy(DubbingModel.submitAndWaitWithJobType("dub-stores", jobType));
    try (ConnectorRuntime custom =
        ConnectorRuntime.start(
            QuickLaunch.quick(RuntimeArtifacts.ofThisBuild().flatClassPath(customFolder)),
            TestStack.running().runtimeSettings().with("CONNECTOR_LIPSYNC_TYPE", jobType),
            OutputFolder.logs().resolve("stores.log"))) {
      custom.awaitPath(DubbingModel.PATH);

      for (String named : List.of("{{secrets.FROM_A_STORE}}", "{{secrets.EVOLINK_API_KEY}}")) {
        ProcessInstanceEvent stolen =
            start("dub-stores", Map.of("video", VIDEO + "?" + named, "audio", AUDIO));
        CamundaAssert.assertThat(stolen).hasActiveIncidents();
      }
      assertThat(evolink.journal().summary().submits()).isZero();

      ProcessInstanceEvent harmless =
          start(
              "dub-stores",
              Map.of("video", "https://media.example.com/top-secrets.mp4", "audio", AUDIO));
      CamundaAssert.assertThat(harmless).isCompleted();
    }
  }

  private static void putStoreInto(Path folder, Path work) throws IOException {
    Path source = work.resolve("Store.java");
    Files.writeString(
        source,
        """
        import io.camunda.connector.api.secret.*;
        public class Store implements SecretProvider {
          @Override public String getSecret(String name, SecretContext context) {
            return name.equals("FROM_A_STORE") ? "s3cr3t-of-a-store" : null;
          }
        }
        """);
    compile(source, work);
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(folder.resolve("store.jar")))) {
      jar.putNextEntry(new ZipEntry("Store.class"));
      jar.write(Files.readAllBytes(work.resolve("Store.class")));
      jar.putNextEntry(new ZipEntry("META-INF/services/" + SecretProvider.class.getName()));
      jar.write("Store".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void theDependencyOfThePageIsThisVersion() throws IOException {
    assertThat(InstallPage.block("xml"))
        .contains("<artifactId>lip-sync-connector</artifactId>")
        .contains("<version>" + System.getProperty("runtime.version") + "</version>");
  }

  private static void compile(Path source, Path target) throws IOException {
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-classpath",
                jarsIn(stock()),
                "-d",
                target.toString(),
                source.toString());
    assertThat(compiled).as(source.getFileName() + " compiles").isZero();
  }

  /** The libraries of Camunda's own runtime. */
  private static Path stock() {
    return RuntimeArtifacts.ofThisBuild().directory().resolve("stock");
  }

  private static String jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Path::toString)
          .collect(Collectors.joining(System.getProperty("path.separator")));
    }
  }

  @Test
  void theJarHoldsOnlyOurClassesAndTheRelocatedLibraries() throws IOException {
    try (JarFile jar = new JarFile(CONNECTOR_JAR.toFile())) {
      List<String> classes =
          jar.stream().map(e -> e.getName()).filter(name -> name.endsWith(".class")).toList();

      assertThat(classes)
          .isNotEmpty()
          .allMatch(name -> name.startsWith("io/lipsync/connector/"))
          .anyMatch(name -> name.startsWith("io/lipsync/connector/shaded/hc/client5/"));
      assertThat(jar.getEntry("META-INF/services")).isNull();
    }
  }

  private void completesOneInstanceIn(List<String> launch, RuntimeSettings settings, String name)
      throws IOException {
    Files.copy(CONNECTOR_JAR, customFolder.resolve(CONNECTOR_JAR.getFileName()));
    // A job type of its own, so that the shared runtime cannot do the work.
    String jobType = "io.lipsync:lip-sync:" + name;
    deploy(DubbingModel.submitAndWaitWithJobType("dub-in-" + name, jobType));
    try (ConnectorRuntime custom =
        ConnectorRuntime.start(
            QuickLaunch.quick(launch),
            settings.with("CONNECTOR_LIPSYNC_TYPE", jobType),
            OutputFolder.logs().resolve(name + ".log"))) {
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
