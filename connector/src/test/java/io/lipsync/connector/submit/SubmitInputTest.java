package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.media.CamundaReference;
import io.lipsync.connector.media.Media;
import io.lipsync.connector.media.check.CheckMode;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.support.VendorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault names the field as the vendors do, says what is wrong with it and what is allowed. */
class SubmitInputTest {
  private static final String DOCUMENT =
      """
      {"camunda.document.type": "camunda", "documentId": "d1", "storeId": "in-memory",
       "contentHash": "4f2a",
       "metadata": {"contentType": "video/mp4", "fileName": "talk.mp4", "size": 9}}\
      """;

  @RegisterExtension static final VendorServer JOGGAI = VendorServer.joggai();

  @Test
  void onlyVideoAndAudioAreNeeded() {
    assertThat(check(SubmitRequests.valid().build()))
        .isEqualTo(
            new SubmitInput(
                new Media.Link("https://example.com/speaker.mp4?Signature=v1de0"),
                new Media.Link("https://example.com/target-speech.wav?Signature=aud10"),
                null,
                false,
                170,
                null,
                CheckMode.OFF));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          null     | OFF
          "off"    | OFF
          "warn"   | WARN
          "strict" | STRICT
          """)
  void mediaAreCheckedAsTheTaskSays(String json, CheckMode mode) {
    assertThat(check(SubmitRequests.valid().with("checkMedia", json).build()).checkMedia())
        .isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          "Strict" | 'Strict'
          ""       | ''
          true     | true
          0        | 0
          []       | a list or an object
          {}       | a list or an object
          """)
  void anotherWayOfCheckingIsRefused(String json, String described) {
    assertRefused(
        SubmitRequests.valid().with("checkMedia", json),
        "checkMedia is " + described + ". Allowed are off, warn, strict.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120    | 120
          200    | 200
          150    | 150
          "170"  | 170
          " 170 "| 170
          170.0  | 170
          1.7e2  | 170
          null   | 170
          ""     | 170
          "  "   | 170
          """)
  void thresholdsAreWholeNumbersHoweverTheyAreWritten(String json, int threshold) {
    SubmitRequest request = SubmitRequests.valid().with("query_face_threshold", json).build();
    assertThat(check(request).queryFaceThreshold()).isEqualTo(threshold);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          119          | is 119.
          201          | is 201.
          -150         | is -150.
          0            | is 0.
          170.5        | is 170.5.
          "170.5"      | is '170.5'.
          "abc"        | is 'abc'.
          "119"        | is '119'.
          "170,0"      | is '170,0'.
          true         | is true.
          {"value":170}| is an object.
          [170]        | is a list.
          999999999999 | is 999999999999.
          """)
  void otherThresholdsAreRefused(String json, String fault) {
    assertRefused(
        SubmitRequests.valid().with("query_face_threshold", json),
        "query_face_threshold " + fault + " Allowed are whole numbers from 120 to 200.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true    | true
          "true"  | true
          false   | false
          "false" | false
          null    | false
          ""      | false
          """)
  void extensionIsTrueOrFalse(String json, boolean extension) {
    SubmitRequest request = SubmitRequests.valid().with("video_extension", json).build();
    assertThat(check(request).videoExtension()).isEqualTo(extension);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1     | is 1.
          0     | is 0.
          "yes" | is 'yes'.
          {}    | is an object.
          []    | is a list.
          """)
  void otherExtensionsAreRefused(String json, String fault) {
    assertRefused(
        SubmitRequests.valid().with("video_extension", json),
        "video_extension " + fault + " Allowed are true and false.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"video_url", "audio_url"})
  void videoAndAudioMustBeThere(String field) {
    String message = field + " is missing. Give a link that starts with https://, or a document.";
    assertRefused(SubmitRequests.valid().without(field), message);
    assertRefused(SubmitRequests.valid().with(field, "null"), message);
    assertRefused(SubmitRequests.valid().with(field, "\" \""), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {DOCUMENT, "[" + DOCUMENT + "]"})
  void aDocumentIsTakenAsAFilePickerGivesIt(String json) {
    SubmitInput input =
        check(
            SubmitRequests.valid()
                .with("video_url", json)
                .with("audio_url", json)
                .with("ref_image_url", json)
                .build());
    Media document =
        new Media.Attached(
            new CamundaReference("d1", "in-memory", "4f2a", "video/mp4", "talk.mp4", 9L));
    assertThat(input.video()).isEqualTo(document);
    assertThat(input.audio()).isEqualTo(document);
    assertThat(input.refImage()).isEqualTo(document);
  }

  @Test
  void aDocumentMayTellNothingButItsId() {
    SubmitRequest request =
        SubmitRequests.valid()
            .with("video_url", "{\"camunda.document.type\":\"camunda\",\"documentId\":\"d1\"}")
            .build();
    assertThat(check(request).video())
        .isEqualTo(new Media.Attached(new CamundaReference("d1", null, null, null, null, null)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []             | is an empty list. Give one document, for example =picked[1].
          [{},{}]        | is a list of 2. Give one document, for example =picked[1].
          [1,2,3]        | is a list of 3. Give one document, for example =picked[1].
          ["https://x"]  | is a list without a document. Give a link that starts with https://, or a document.
          {}             | is an object without a document. Give a link that starts with https://, or a document.
          7              | is 7. Give a link that starts with https://, or a document.
          {"camunda.document.type":"external","url":"https://x"} | is a document that is not in Camunda's store. Give a document of Camunda's store, or the document's link.
          {"camunda.document.type":"camunda"} | is a document that is not in Camunda's store. Give a document of Camunda's store, or the document's link.
          """)
  void whatIsNeitherLinkNorDocumentIsRefused(String json, String fault) {
    for (String field : List.of("video_url", "audio_url", "ref_image_url")) {
      assertRefused(SubmitRequests.valid().with(field, json), field + " " + fault);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"video_url", "audio_url", "ref_image_url"})
  void anotherSchemeIsRefusedByItsNameOnly(String field) {
    assertRefused(
        SubmitRequests.valid().with(field, "\"ftp://example.com/a.mp4?sig=s3cr3t\""),
        field
            + " starts with ftp:. Give a full address that starts with https:// (http:// is"
            + " accepted too).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"  \""})
  void anEmptyReferenceImageIsNone(String json) {
    SubmitRequest request = SubmitRequests.valid().with("ref_image_url", json).build();
    assertThat(check(request).refImage()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"normal", "normal_reverse", "normal_reverse_by_audio"})
  void aPlaybackTypeIsOneOfTheProviders(String word) {
    SubmitRequest request =
        SubmitRequests.valid().with("playback_type", "\"" + word + "\"").build();
    assertThat(SubmitInput.check(request, JOGGAI.provider()).playbackType()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "reverse" | is 'reverse'.
          7         | is 7.
          true      | is true.
          {}        | is an object.
          """)
  void anotherPlaybackTypeIsRefused(String json, String fault) {
    SubmitRequest request = SubmitRequests.valid().with("playback_type", json).build();
    assertThatThrownBy(() -> SubmitInput.check(request, JOGGAI.provider()))
        .hasMessage(
            "playback_type "
                + fault
                + " Allowed are normal, normal_reverse, normal_reverse_by_audio.");
  }

  @Test
  void aPlaybackTypeIsRefusedWhereTheProviderHasNone() {
    assertRefused(
        SubmitRequests.valid().with("playback_type", "\"normal\""),
        "playback_type is not possible with evolink. Leave it empty and use video_extension.");
  }

  @Test
  void aLongWrongValueIsShownInPart() {
    String text = "x".repeat(5000);
    assertThatThrownBy(
            () ->
                check(
                    SubmitRequests.valid()
                        .with("query_face_threshold", "\"" + text + "\"")
                        .build()))
        .message()
        .hasSizeLessThan(200);
  }

  private static void assertRefused(SubmitRequests request, String message) {
    assertThatThrownBy(() -> check(request.build()))
        .isInstanceOfSatisfying(
            ConnectorRetryException.class,
            e -> {
              assertThat(e.getErrorCode()).isEqualTo("INVALID_INPUT");
              assertThat(e.getRetries()).isZero();
            })
        .hasMessage(message);
  }

  private static SubmitInput check(SubmitRequest request) {
    return SubmitInput.check(
        request, new EvolinkProvider(null, VendorSettings.evolink("https://api.evolink.ai")));
  }
}
