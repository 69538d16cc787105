package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.SourceFiles;
import io.lipsync.connector.task.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages lead where they say, and troubleshooting forgets no code. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final Pattern CODE_BLOCK = Pattern.compile("(?s)```.*?```");

  static List<Path> pages() throws IOException {
    return SourceFiles.below(ROOT).stream()
        .map(ROOT::relativize)
        .filter(page -> page.toString().endsWith(".md"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkInsideTheRepositoryLeadsSomewhere(Path page) throws IOException {
    Path folder = ROOT.resolve(page).getParent();

    assertThat(linksIn(ROOT.resolve(page)).filter(link -> !link.contains(":")))
        .allSatisfy(link -> assertLeadsSomewhere(ROOT.resolve(page), folder, link));
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void everyFailureCodeHasAnEntry(FailureCode code) throws IOException {
    String page = Files.readString(ROOT.resolve("docs/troubleshooting.md"));
    String entry = page.replaceAll("(?s).*\n### " + code + "\n(.*?)\n##.*", "$1");

    assertThat(entry).isNotEqualTo(page).contains("**Cost:**", "**Do:**");
  }

  @Test
  void everyTestThatTheSecurityPageNamesIsThere() throws IOException {
    List<String> tests =
        SourceFiles.below(ROOT).stream().map(file -> file.getFileName().toString()).toList();
    String page = Files.readString(ROOT.resolve("docs/security.md"));

    assertThat(TEST.matcher(page).results().map(named -> named.group(1) + ".java"))
        .hasSizeGreaterThan(20)
        .allSatisfy(named -> assertThat(tests).contains(named));
  }

  @Test
  void thereArePages() throws IOException {
    assertThat(pages()).contains(Path.of("README.md"), Path.of("docs/troubleshooting.md"));
  }

  private static void assertLeadsSomewhere(Path page, Path folder, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : folder.resolve(parts[0]).normalize();
    assertThat(target).exists();
    if (parts.length > 1) {
      assertThat(anchorsOf(target)).contains(parts[1]);
    }
  }

  private static Stream<String> linksIn(Path page) throws IOException {
    String text = CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
    return LINK.matcher(text).results().map((MatchResult link) -> link.group(1));
  }

  /** As repository sites make them of headings. */
  private static List<String> anchorsOf(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}
