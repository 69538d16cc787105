package io.lipsync.examples.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds what the {@code runtime} room builds and knows the three ways to start it.
 *
 * @param directory the room's build directory
 * @param version the version in the file names
 */
public record RuntimeArtifacts(Path directory, String version) {

  /** The build's own artifacts, as Maven names them to this JVM. */
  public static RuntimeArtifacts ofThisBuild() {
    String directory = System.getProperty("runtime.artifacts", "../runtime/target");
    return new RuntimeArtifacts(
        Path.of(directory).toAbsolutePath().normalize(),
        System.getProperty("runtime.version", "0.1.0-SNAPSHOT"));
  }

  /** {@code java -jar}: the runtime with the connector inside. */
  public List<String> executableJar() {
    return List.of("-jar", existing(jar("-app")).toString());
  }

  /**
   * As Camunda's 8.8 image: one flat class path of a runtime that was built without the connector,
   * and a folder of custom jars.
   */
  public List<String> flatClassPath(Path customFolder) {
    String classPath =
        String.join(
            System.getProperty("path.separator"),
            existing(directory.resolve("stock")) + "/*",
            existing(jar("")).toString(),
            customFolder + "/*");
    return List.of("-cp", classPath, "io.lipsync.runtime.LipSyncRuntime");
  }

  /**
   * As Camunda's 8.9 image: an executable jar that was built without the connector, started by
   * Spring Boot's PropertiesLauncher with a folder of custom jars.
   */
  public List<String> propertiesLauncher(Path customFolder) {
    return List.of(
        "-Dloader.path=" + customFolder + "/",
        "-cp",
        existing(jar("-stock")).toString(),
        "org.springframework.boot.loader.launch.PropertiesLauncher");
  }

  /**
   * What is in {@link #executableJar}, in its order but as jars of their own: a JVM starts in half
   * the time from them, and can share an archive of their classes.
   *
   * @param connector the connector's jar
   */
  public List<String> unpacked(Path connector) {
    String classPath =
        String.join(
            System.getProperty("path.separator"),
            existing(jar("")).toString(),
            existing(connector).toString(),
            existing(directory.resolve("stock")) + "/*");
    return List.of("-cp", classPath, "io.lipsync.runtime.LipSyncRuntime");
  }

  private Path jar(String classifier) {
    return directory.resolve("lip-sync-runtime-" + version + classifier + ".jar");
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          path + " does not exist: build the runtime first, mvn -B -pl runtime -am package");
    }
    return path;
  }
}
