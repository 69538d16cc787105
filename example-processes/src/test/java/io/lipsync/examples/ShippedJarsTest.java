package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the two jars that people download beside our own classes: licences and times. */
class ShippedJarsTest {
  private static final Path LICENSE = Path.of("..", "LICENSE");
  private static final Path CONNECTOR = Path.of(System.getProperty("connector.jar"));
  private static final Path RUNTIME =
      Path.of(System.getProperty("runtime.artifacts"))
          .resolve("lip-sync-runtime-" + System.getProperty("runtime.version") + "-app.jar");

  @Test
  void theConnectorsJarHasTheLicence() throws IOException {
    assertThat(text(CONNECTOR, "META-INF/LICENSE")).isEqualTo(Files.readString(LICENSE));
  }

  @Test
  void theRuntimesJarHasTheLicence() throws IOException {
    assertThat(text(RUNTIME, "META-INF/LICENSE")).isEqualTo(Files.readString(LICENSE));
  }

  @Test
  void theRuntimesJarNamesEveryLibraryInItWithALicence() throws IOException {
    String thirdParty = text(RUNTIME, "META-INF/THIRD-PARTY.txt");
    List<String> named =
        Pattern.compile("(?m)^(\\S+)\\n    \\S+:\\S+.*\\n    \\S.*$")
            .matcher(thirdParty)
            .results()
            .map(entry -> entry.group(1))
            .toList();

    assertThat(libraries())
        .hasSizeGreaterThan(50)
        .allSatisfy(
            library ->
                assertThat(named)
                    .as(library)
                    .anyMatch(name -> library.equals(name) || library.startsWith(name + "-")));
    assertThat(thirdParty).doesNotContain("Unknown license");
  }

  @Test
  void theRuntimesJarHasATextForEachLicenceThatIsNotApaches() throws IOException {
    for (String licence :
        List.of("BSD-2-Clause", "BSD-3-Clause", "MIT", "README", "Bouncy-Castle")) {
      assertThat(text(RUNTIME, "META-INF/licenses/" + licence + ".txt")).isNotBlank();
    }
  }

  /** What other people made, by file name without its end. */
  private static List<String> libraries() throws IOException {
    try (JarFile jar = new JarFile(RUNTIME.toFile())) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
          .map(name -> name.replaceAll(".*/|\\.jar$", ""))
          .filter(name -> !name.startsWith("lip-sync-"))
          .toList();
    }
  }

  /** The class path of this test has the same HTTP client, under its own name. */
  @Test
  void theNoticeOfTheConnectorsJarSaysWhatThoseOfItsPartsSay() throws IOException {
    List<String> notice = text(CONNECTOR, "META-INF/NOTICE").lines().toList();

    for (String part : List.of("httpclient5", "httpcore5", "httpcore5-h2")) {
      assertThat(noticeOf(part)).isNotEmpty().isSubsetOf(notice);
    }
    assertThat(notice).doesNotContain("Copyright 2026 The Apache Software Foundation");
  }

  @Test
  void theNoticeNamesTheOneFileThatIsUnderAnotherLicence() throws IOException {
    try (JarFile jar = new JarFile(CONNECTOR.toFile())) {
      List<String> foreign =
          jar.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .filter(name -> !name.startsWith("io/lipsync/") && !name.startsWith("META-INF/"))
              .toList();

      assertThat(foreign).containsExactly("org/publicsuffix/list/effective_tld_names.dat");
      assertThat(text(CONNECTOR, "META-INF/NOTICE"))
          .contains(foreign.getFirst(), "Mozilla Public License 2.0");
    }
  }

  /**
   * Parts keep their own, older times; what is made here has one that the build does not choose.
   */
  @ParameterizedTest
  @MethodSource("jars")
  void noEntryTellsWhenItWasBuilt(Path file) throws IOException {
    LocalDateTime fixed =
        OffsetDateTime.parse(System.getProperty("build.timestamp")).toLocalDateTime();

    try (JarFile jar = new JarFile(file.toFile())) {
      assertThat(jar.stream())
          .anyMatch(entry -> entry.getTimeLocal().equals(fixed))
          .allMatch(entry -> !entry.getTimeLocal().isAfter(fixed));
    }
  }

  private static Stream<Path> jars() {
    return Stream.of(CONNECTOR, RUNTIME);
  }

  private static String text(Path file, String name) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      JarEntry entry = jar.getJarEntry(name);
      assertThat(entry).as(name).isNotNull();
      return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> noticeOf(String artifact) throws IOException {
    ClassLoader loader = ShippedJarsTest.class.getClassLoader();
    for (URL notice : Collections.list(loader.getResources("META-INF/NOTICE"))) {
      if (notice.getPath().matches(".*/" + artifact + "-\\d[^/]*\\.jar!.*")) {
        try (InputStream stream = notice.openStream()) {
          return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
        }
      }
    }
    return List.of();
  }
}
