package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.support.AllVendors;
import io.lipsync.connector.support.SubmitOrders;
import io.lipsync.connector.support.UploadServers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every path by which words of a provider become a message, a log line or a variable, at all three
 * of them. What a task says of itself must arrive, and nothing that is not for the eyes of others.
 */
class ProviderWordsTest {
  private static final String KEY = "sk-words+test/0123456789abcdef";
  private static final String OTHERS = "s3cr3t-of-others";
  private static final String ID = "task-unified-of-words";

  @RegisterExtension static final AllVendors VENDORS = new AllVendors(KEY);

  @TempDir Path folder;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private enum Call {
    SUBMIT,
    READ,
    FAILED_TASK,
    ACCOUNT,
    UPLOAD,
    CANCEL
  }

  static Stream<Arguments> everyPath() {
    return AllVendors.names().stream()
        .flatMap(
            vendor ->
                Stream.of(Call.values())
                    .flatMap(
                        call ->
                            hostile().keySet().stream()
                                .map(words -> Arguments.of(vendor, call, words))));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("everyPath")
  void wordsArriveCleanAndShort(String vendor, Call call, String words) throws Exception {
    String text = hostile().get(words);

    String seen = JSON.writeValueAsString(answer(vendor, call, text, text));

    assertThat(seen).hasSizeLessThan(2_000);
    for (String secret : secrets()) {
      for (int begin = 0; begin + 10 <= secret.length(); begin++) {
        assertThat(seen).doesNotContain(secret.substring(begin, begin + 10));
      }
    }
    JsonNode tree = JSON.readTree(seen);
    for (String field : List.of("message", "reason", "providerCode")) {
      for (String value : tree.findValuesAsText(field)) {
        assertThat(value).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");
        assertThat(value.length()).isLessThanOrEqualTo(501);
      }
    }
    assertThat(tree.findValuesAsText("providerCode"))
        .allSatisfy(code -> assertThat(code).matches("null|[\\w.:-]{1,60}"));
  }

  @ParameterizedTest
  @MethodSource("everyPath")
  void ordinaryWordsArriveAsTheyAre(String vendor, Call call) throws JsonProcessingException {
    String seen =
        JSON.writeValueAsString(
            answer(vendor, call, "Some.Code_7", "Das Gesicht ist nicht zu sehen: 没有人脸"));
    if (call == Call.FAILED_TASK || call == Call.READ || call == Call.SUBMIT) {
      assertThat(seen).contains("Das Gesicht ist nicht zu sehen: 没有人脸");
    }
    if (call == Call.FAILED_TASK) {
      assertThat(seen).contains("\"Some.Code_7\"");
    }
  }

  private Object answer(String vendor, Call call, String code, String message) {
    LipSyncProvider provider = VENDORS.provider(vendor);
    ProviderAccount account = VENDORS.account(provider);
    String refusal = AllVendors.refusal(vendor, code, message);
    VENDORS.answer(400, refusal);
    return switch (call) {
      case SUBMIT -> provider.submit(account, SubmitOrders.any(), SendGate.OPEN);
      case READ -> provider.read(account, ID);
      case FAILED_TASK -> {
        VENDORS.answer(200, AllVendors.failedTask(vendor, ID, code, message));
        yield provider.read(account, ID);
      }
      case ACCOUNT -> provider.account(account);
      case UPLOAD ->
          provider.upload(account, UploadServers.file(folder, MediaFormat.MP4, new byte[10]));
      case CANCEL -> provider.cancel(account, ID);
    };
  }

  private static List<String> secrets() {
    return List.of(
        KEY, OTHERS, base64(KEY), base64("user:" + KEY).substring(8), percent(KEY), json(KEY));
  }

  private static Map<String, String> hostile() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("the key", "no " + KEY + " here");
    words.put("the key in base64", "no " + base64(KEY));
    words.put("the key in a header", "no Basic " + base64("user:" + KEY));
    words.put("the key in base64 for links", Base64.getUrlEncoder().encodeToString(bytes(KEY)));
    words.put("the key percent-encoded", "no " + percent(KEY));
    words.put("the key as JSON escapes it", "no " + json(KEY));
    words.put("the key where messages are cut", "x".repeat(485) + KEY + "y".repeat(100));
    words.put("the key where codes are cut", "x".repeat(45) + KEY);
    words.put("the key where texts are cut", "x".repeat(8_680) + KEY + "y".repeat(20_000));
    words.put("300,000 letters", "A".repeat(300_000));
    words.put("300,000 parts", "a.".repeat(150_000));
    words.put("line breaks", "a\r\nWARN a forged line\u0085\u2028b\u0000\u001B[2J");
    words.put("direction marks", "a\u202Eb\u202Ac\u2066d\u2069e\u200Ef\u200F\uFEFF");
    words.put("a bearer", "Bearer " + OTHERS);
    words.put("a token", "token: " + OTHERS);
    words.put("another token", "token=" + OTHERS);
    words.put("a key", "api_key=" + OTHERS);
    words.put("a header", "x-api-key: " + OTHERS);
    words.put("a password in a link", "https://user:" + OTHERS + "@host.example/");
    words.put("a signature in a link", "https://host.example/?X-Amz-Signature=" + OTHERS);
    return words;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(bytes(text));
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String json(String text) {
    return text.replace("/", "\\/");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
