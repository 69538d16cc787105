package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads and sees. */
class HelpTextTest {
  /** Modelers remove any other element together with the words in it. */
  private static final Set<String> TAGS =
      Set.of("strong", "em", "code", "br", "ul", "li", "p", "a");

  private static final Pattern TAG = Pattern.compile("</?([a-zA-Z0-9]+)[^>]*>");
  private static final int SMALL = 2048;

  @ParameterizedTest
  @MethodSource("templates")
  void textsUseOnlyElementsThatModelersShow(Template template) {
    List<JsonNode> owners = new ArrayList<>(template.properties());
    template.json().get("groups").forEach(owners::add);

    assertThat(owners)
        .flatExtracting(owner -> List.of(owner.path("tooltip"), owner.path("description")))
        .flatExtracting(text -> tags(text.asText()))
        .isSubsetOf(TAGS);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void theIconIsASmallPictureInsideTheFile(Template template) {
    String contents = template.json().at("/icon/contents").asText();

    assertThat(contents).startsWith("data:image/svg+xml;base64,").hasSizeLessThan(SMALL);
    byte[] svg = Base64.getDecoder().decode(contents.substring(contents.indexOf(',') + 1));
    assertThat(new String(svg, StandardCharsets.UTF_8)).contains("viewBox=\"0 0 18 18\"");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void theWordsOfTheTradeFindIt(Template template) {
    assertThat(template.json().get("keywords"))
        .extracting(JsonNode::asText)
        .doesNotHaveDuplicates()
        .contains("lip", "lipsync", "dubbing", "translation", "EvoLink", "VideoRetalk");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void theOtherProvidersFindItWhereItServesThem(Template template) {
    boolean servesAll = !template.fileName().startsWith(BuiltInTemplates.FOLDER);

    assertThat(template.json().get("keywords"))
        .extracting(JsonNode::asText)
        .satisfies(
            words ->
                assertThat(words.containsAll(List.of("DashScope", "JoggAI"))).isEqualTo(servesAll));
  }

  private static List<String> tags(String text) {
    return TAG.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static Stream<Template> templates() {
    return Template.all();
  }
}
