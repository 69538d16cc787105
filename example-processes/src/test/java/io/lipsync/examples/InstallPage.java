package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.examples.stack.RuntimeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The installation page, whose blocks tests take word by word. */
final class InstallPage {
  private static final Path PAGE = Path.of("..", "docs", "install.md");
  private static final String BUNDLE = "## The jar in Camunda's bundle";
  private static final Pattern VARIABLE = Pattern.compile("(?:export|`)\\s*([A-Z_]+)=([^\\s`]+)");

  private InstallPage() {}

  /** The first block of that language. */
  static String block(String language) throws IOException {
    String page = Files.readString(PAGE);
    String begin = "```" + language + "\n";
    int start = page.indexOf(begin) + begin.length();
    return page.substring(start, page.indexOf("```", start));
  }

  /** The settings with every variable that the page names for Camunda's bundle. */
  static RuntimeSettings inBundle(RuntimeSettings settings) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(BUNDLE) + BUNDLE.length();
    Matcher named = VARIABLE.matcher(page.substring(start, page.indexOf("\n## ", start)));
    List<MatchResult> variables = named.results().toList();
    assertThat(variables)
        .extracting(variable -> variable.group(1))
        .contains(
            "CAMUNDA_CLIENT_PREFER_REST_OVER_GRPC",
            "CAMUNDA_CONNECTOR_SECRETPROVIDER_ENVIRONMENT_PREFIX",
            "SECRET_EVOLINK_API_KEY");
    RuntimeSettings bundle = settings;
    for (MatchResult variable : variables) {
      String value = variable.group(2).replace("sk-…", TestedProvider.EVOLINK.apiKey());
      bundle = bundle.with(variable.group(1), value);
    }
    return bundle;
  }
}
