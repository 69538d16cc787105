package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime with 256 MB outlives every hostile host, and its heap does not grow. */
class HostileHostMemoryTest {
  private static final Pattern USED = Pattern.compile("used (\\d+) KB, then (\\d+) KB");

  /** Much more than the noise of a JVM that has warmed up, much less than one lost answer takes. */
  private static final long GROWTH_KB = 8 * 1024;

  @TempDir Path folder;

  @Test
  void aSmallJvmMeetsThemAll() throws Exception {
    File said = folder.resolve("said").toFile();
    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                HostileHosts.class.getName(),
                folder.resolve("files").toString())
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start();
    try {
      assertThat(small.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      small.destroyForcibly();
    }
    String output = Files.readString(said.toPath());
    assertThat(small.exitValue()).as(output).isZero();
    Matcher used = USED.matcher(output);
    assertThat(used.find()).as(output).isTrue();
    assertThat(Long.parseLong(used.group(2)))
        .as(used.group())
        .isLessThan(Long.parseLong(used.group(1)) + GROWTH_KB);
  }
}
