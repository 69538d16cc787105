package io.lipsync.benchmarks.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/** What the figures were taken on. Stateless. */
public final class Machine {

  private Machine() {}

  /** Processor, memory, system and Java, one a line. */
  public static String description() {
    return """
        date: %s
        processor: %s, %d cores to use
        memory: %s
        system: %s %s
        java: %s %s
        """
        .formatted(
            LocalDate.now(),
            line("/proc/cpuinfo", "model name"),
            Runtime.getRuntime().availableProcessors(),
            line("/proc/meminfo", "MemTotal"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.runtime.version"));
  }

  private static String line(String file, String key) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
