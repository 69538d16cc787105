package io.lipsync.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a modeler marks as wrong, judged the way a modeler does. */
class FieldRulesTest {
  private final Template task = Template.named("lip-sync.json");

  @ParameterizedTest
  @CsvSource({
    "119, false",
    "120, true",
    "129, true",
    "140, true",
    "170, true",
    "199, true",
    "200, true",
    "201, false",
    "1700, false",
    "17, false",
    "170.5, false",
    "-170, false",
    "'', false",
    "abc, false",
    "=threshold, true",
    "=300, true"
  })
  void theThresholdGoesFrom120To200(String value, boolean accepted) {
    assertThat(accepts("query_face_threshold", value)).isEqualTo(accepted);
    assertThat(accepts("query_face_threshold.variable", value)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a.mp4, true",
    "http://example.com/a.mp4, true",
    "ftp://example.com, false",
    "example.com/a.mp4, false",
    "https://, false",
    "'', false",
    "=media.video, true",
    "{{secrets.VIDEO}}, true",
    "{{secret.VIDEO}}, false"
  })
  void videoAndAudioAreLinks(String value, boolean accepted) {
    for (ProviderChoice choice : ProviderChoice.ALL) {
      assertThat(accepts(choice.fieldId("video_url"), value)).isEqualTo(accepted);
      assertThat(accepts(choice.fieldId("audio_url"), value)).isEqualTo(accepted);
    }
  }

  @ParameterizedTest
  @CsvSource({"evolink, false", "dashscope, true", "joggai, false", "variable, true"})
  void linksIntoAStorageAreTakenWhereThereIsOne(String choice, boolean accepted) {
    assertThat(accepts("video_url." + choice, "oss://bucket/video.mp4")).isEqualTo(accepted);
    assertThat(accepts("audio_url." + choice, "oss://bucket/audio.mp3")).isEqualTo(accepted);
    assertThat(accepts("video_url." + choice, "oss://")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"evolink, false", "dashscope, true", "variable, true"})
  void soAreReferenceFacesInAStorage(String choice, boolean accepted) {
    assertThat(accepts("ref_image_url." + choice, "oss://bucket/face.jpg")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "normal, true",
    "normal_reverse, true",
    "normal_reverse_by_audio, true",
    "=playback, true",
    "reverse, false",
    "normal_reverse_, false"
  })
  void thePlaybackIsAWordOfJoggai(String value, boolean accepted) {
    assertThat(accepts("playback_type.variable", value)).isEqualTo(accepted);
  }

  /** A word that is not the usual one is a text in FEEL, so that it means the same. */
  @ParameterizedTest
  @CsvSource({
    "evolink, warn, '=\"strict\"', off",
    "dashscope, '=\"warn\"', strict, off",
    "joggai, '=\"warn\"', strict, off"
  })
  void theCheckOfTheMediaIsOneOfThreeWords(String choice, String warn, String strict, String off) {
    assertThat(task.choices("checkMedia." + choice)).containsExactlyInAnyOrder(warn, strict, off);
    assertThat(task.property("checkMedia." + choice).get("value").asText())
        .as("nothing but the usual word is left alone")
        .doesNotStartWith("=")
        .isIn(warn, strict);
  }

  @Test
  void theCheckOfTheMediaCanComeFromAVariableToo() {
    assertThat(task.choices("checkMedia.variable"))
        .containsExactlyInAnyOrder("warn", "=\"strict\"", "off", "=checkMedia");
  }

  @ParameterizedTest
  @CsvSource({"'', true", "https://example.com/inbound/a, true", "example.com/a, false"})
  void theAddressThatARuleCallsMayBeMissing(String value, boolean accepted) {
    assertThat(Template.callbacks())
        .allSatisfy(t -> assertThat(accepts(t, "targetUrl", value)).isEqualTo(accepted));
  }

  @Test
  void signalsAreNeverTakenWithoutASecret() {
    assertThat(Template.callbacks())
        .allSatisfy(
            template -> {
              assertThat(accepts(template, "signalSecrets.joggai", "")).isFalse();
              assertThat(accepts(template, "signalSecrets.dashscope", "")).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource({"'', true", "https://example.com/a.jpg, true", "=face, true", "ftp://x, false"})
  void theReferenceFaceMayBeMissing(String value, boolean accepted) {
    for (ProviderChoice choice : ProviderChoice.CHOOSE_A_FACE) {
      assertThat(accepts(choice.fieldId("ref_image_url"), value)).isEqualTo(accepted);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "https://rt.example.com, true",
    "=address, true",
    "{{secrets.ADDRESS}}, true",
    "http://rt.example.com, false",
    "http://localhost.example.com, false",
    "ftp://x, false",
    "http://localhost, true",
    "http://localhost:8080, true",
    "http://127.0.0.1:8080/, true"
  })
  void providersCallBackOverHttps(String value, boolean accepted) {
    assertThat(accepts("callbackBaseUrl", value)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "https://api.example.com, true",
    "{{secrets.EVOLINK_URL}}, true",
    "ftp://x, false",
    "=address, false"
  })
  void theApiAddressIsNoExpression(String value, boolean accepted) {
    for (ProviderChoice choice : ProviderChoice.ALL) {
      assertThat(accepts(choice.fieldId("baseUrl"), value)).isEqualTo(accepted);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lip-sync-evolink, true",
    "a, true",
    "a_b-2, true",
    "'', false",
    "-a, false",
    "a-, false",
    "a--b, false",
    "a/b, false",
    "a b, false",
    "=path, false"
  })
  void theWebhookPathIsOneSegment(String value, boolean accepted) {
    assertThat(accepts("callbackPath", value)).isEqualTo(accepted);
    assertThat(Template.callbacks())
        .allSatisfy(
            template -> {
              for (ProviderChoice choice : ProviderChoice.VENDORS) {
                assertThat(accepts(template, choice.fieldId("context"), value)).isEqualTo(accepted);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "task, true",
    "german_task, true",
    "results.german, true",
    "'', false",
    "2nd, false",
    "a b, false",
    "=task, false"
  })
  void theResultVariableOfAnEventIsAName(String value, boolean accepted) {
    assertThat(Template.callbacks())
        .allSatisfy(t -> assertThat(accepts(t, "resultVariable", value)).isEqualTo(accepted));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "video_url.evolink",
        "audio_url.dashscope",
        "apiKey.evolink",
        "apiKey.dashscope",
        "apiKey.joggai",
        "apiKey.variable",
        "callbackPath",
        "taskId",
        "query_face_threshold"
      })
  void requiredFieldsAreMarkedWhenEmpty(String id) {
    assertThat(accepts(id, "")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("everyField")
  void whatATemplateFillsInItAcceptsItself(Template template, JsonNode property) {
    assertThat(accepts(property, property.get("value").asText())).isTrue();
  }

  private boolean accepts(String id, String value) {
    return accepts(task, id, value);
  }

  private static boolean accepts(Template template, String id, String value) {
    return accepts(template.property(id), value);
  }

  private static boolean accepts(JsonNode property, String value) {
    JsonNode constraints = property.path("constraints");
    if (value.isEmpty() && constraints.path("notEmpty").asBoolean()) {
      return false;
    }
    if (property.has("feel") && value.startsWith("=")) {
      return true;
    }
    JsonNode pattern = constraints.at("/pattern/value");
    return pattern.isMissingNode() || Pattern.compile(pattern.asText()).matcher(value).find();
  }

  private static Stream<Arguments> everyField() {
    return Template.all()
        .flatMap(
            template ->
                template.properties().stream()
                    .filter(property -> property.has("value"))
                    .map(p -> Arguments.of(template, p)));
  }
}
