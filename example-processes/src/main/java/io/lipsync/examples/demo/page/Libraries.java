package io.lipsync.examples.demo.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Camunda's own libraries for diagrams and forms, as npm puts them beside the page. They are
 * bpmn.io's (bpmn.io licence: their mark stays visible) and served from this machine.
 */
public final class Libraries {
  private static final String DIAGRAMS = "camunda-bpmn-js/dist/";
  private static final String FORMS = "@bpmn-io/form-js/dist/";
  private static final Map<String, String> FILES =
      Map.of(
          "diagrams.js", DIAGRAMS + "camunda-cloud-navigated-viewer.production.min.js",
          "camunda-cloud-navigated-viewer.css",
              DIAGRAMS + "assets/camunda-cloud-navigated-viewer.css",
          "base-navigated-viewer.css", DIAGRAMS + "assets/base-navigated-viewer.css",
          "diagram-js.css", DIAGRAMS + "assets/diagram-js.css",
          "bpmn-js.css", DIAGRAMS + "assets/bpmn-js.css",
          "forms.js", FORMS + "form-viewer.umd.js",
          "forms.css", FORMS + "assets/form-js.css");
  private static final Pattern WINDOWS = Pattern.compile("(?i).*windows.*");
  private static final long LIMIT_MINUTES = 5;

  private final Path modules;

  private Libraries(Path modules) {
    this.modules = modules;
  }

  /**
   * The libraries, which npm installs before if they are missing.
   *
   * @param directory the folder of {@code package.json}
   * @throws IllegalStateException with one sentence when they cannot be installed
   */
  public static Libraries in(Path directory) {
    Libraries libraries = new Libraries(directory.resolve("node_modules"));
    if (!libraries.complete()) {
      install(directory);
    }
    if (!libraries.complete()) {
      throw new IllegalStateException(
          "npm has not put Camunda's libraries into " + libraries.modules + ".");
    }
    return libraries;
  }

  private boolean complete() {
    return FILES.values().stream().allMatch(file -> Files.isRegularFile(modules.resolve(file)));
  }

  /** The content of one of the files that the page loads. */
  Optional<byte[]> file(String name) throws IOException {
    String path = FILES.get(name);
    return path == null ? Optional.empty() : Optional.of(Files.readAllBytes(modules.resolve(path)));
  }

  private static void install(Path directory) {
    boolean windows = WINDOWS.matcher(System.getProperty("os.name")).matches();
    try {
      Process npm =
          new ProcessBuilder(windows ? "npm.cmd" : "npm", "ci", "--omit=dev", "--silent")
              .directory(directory.toFile())
              .inheritIO()
              .start();
      if (!npm.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        npm.destroyForcibly();
        throw new IllegalStateException("npm did not end within " + LIMIT_MINUTES + " minutes.");
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "The page needs Camunda's libraries from npm, and npm is not installed: install Node 20"
              + " or newer.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The demo was interrupted.", e);
    }
  }
}
