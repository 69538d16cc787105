package io.lipsync.examples;

import io.lipsync.examples.stack.ConnectorRuntime;
import io.lipsync.examples.stack.OutputFolder;
import io.lipsync.examples.stack.QuickLaunch;
import io.lipsync.examples.stack.RuntimeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One more connector runtime beside the shared one, for jobs that save videos: it has 64 MB of
 * heap, knows some names that lead inside, and has folders of its own, so that nothing it leaves
 * behind goes unseen. Started at the first call, stopped when the JVM ends.
 */
final class SavingRuntime {
  /** The type of its jobs, so that the shared runtime cannot do the work. */
  static final String JOB_TYPE = "io.lipsync:lip-sync:saving";

  /** Looks public, and is a machine of this network. */
  static final String NAME_OF_A_PRIVATE_MACHINE = "videos.example.com";

  /** Looks public, and is this machine. */
  static final String NAME_OF_THIS_MACHINE = "cdn.example.com";

  private static final Path HOME = OutputFolder.of("saving-runtime").toAbsolutePath();
  private static final SavingRuntime RUNNING = start();

  private SavingRuntime() {}

  static SavingRuntime running() {
    return RUNNING;
  }

  /** The folder below which processes may save. */
  Path results() {
    return folder("results");
  }

  /** Everything that it has on disk at the moment because of videos. */
  List<Path> files() throws IOException {
    try (Stream<Path> saved = Files.walk(results());
        Stream<Path> temporary = Files.list(folder("tmp"))) {
      return Stream.concat(
              saved.filter(Files::isRegularFile),
              temporary.filter(file -> file.getFileName().toString().startsWith("lip-sync-")))
          .toList();
    }
  }

  /** Makes room for the next test. */
  void clear() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
  }

  private static SavingRuntime start() {
    RuntimeSettings settings =
        TestStack.running()
            .runtimeSettings()
            .with("CONNECTOR_LIPSYNC_TYPE", JOB_TYPE)
            .with("LIPSYNC_RESULT_FOLDER", folder("results").toString());
    List<String> launch =
        new ArrayList<>(
            List.of(
                "-Xmx64m",
                "-Djava.io.tmpdir=" + folder("tmp"),
                "-Djdk.net.hosts.file=" + names(settings)));
    launch.addAll(QuickLaunch.optimized());
    ConnectorRuntime runtime =
        ConnectorRuntime.start(launch, settings, OutputFolder.logs().resolve("saving.log"));
    Runtime.getRuntime().addShutdownHook(new Thread(runtime::kill));
    return new SavingRuntime();
  }

  /** A file of names in place of a name server; the names of this test bed stay what they are. */
  private static Path names(RuntimeSettings settings) {
    Set<String> usual = new TreeSet<>(Set.of("localhost"));
    for (URI uri :
        List.of(
            settings.grpcAddress(),
            settings.restAddress(),
            TestStack.running().emulator().baseUri())) {
      usual.add(uri.getHost());
    }
    try {
      List<String> lines =
          new ArrayList<>(
              List.of(
                  "10.0.0.1 " + NAME_OF_A_PRIVATE_MACHINE, "127.0.0.1 " + NAME_OF_THIS_MACHINE));
      for (String host : usual) {
        lines.add(InetAddress.getByName(host).getHostAddress() + " " + host);
      }
      return Files.write(folder("").resolve("names"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(String name) {
    try {
      return Files.createDirectories(HOME.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
