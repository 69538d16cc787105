package io.lipsync.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.dashscope.DashScopeSettings;
import io.lipsync.emulator.evolink.FileRules;
import io.lipsync.emulator.joggai.JoggAiSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, brought to stand-ins that are stricter than their vendors. */
class UploadContractTest {
  private static final int MEGABYTE = 1024 * 1024;

  @RegisterExtension static final ContractBench BENCH = ContractBench.start(strict());

  @TempDir Path folder;

  private static EmulatorSettings strict() {
    return ContractBench.limitless()
        .withEvoLinkFiles(FileRules.anyMedia().withMaxMegabytes(1).withMaxFiles(1))
        .withDashScope(
            DashScopeSettings.defaults()
                .withSubmitsPerSecond(0)
                .withQueriesPerSecond(0)
                .withMaxUploadMegabytes(1))
        .withJoggAi(JoggAiSettings.defaults().withPostsPerMinute(2));
  }

  @ParameterizedTest
  @EnumSource(
      value = MediaFormat.class,
      names = {"MP4", "MOV", "WEBM", "MP3", "WAV", "M4A", "JPEG", "PNG", "WEBP", "GIF"})
  void joggaiKnowsTheNamesOfAllItsTypes(MediaFormat format) {
    assertThat(upload("joggai", "sk-contract", format, 9)).isInstanceOf(Answer.Ok.class);
    assertThat(BENCH.emulator().joggai().journal().uploads())
        .singleElement()
        .satisfies(file -> assertThat(file.contentType()).isEqualTo(format.contentType()));
  }

  @ParameterizedTest
  @CsvSource({
    "evolink, wrong-key, UNAUTHORIZED",
    "dashscope, wrong-key, UNAUTHORIZED",
    "joggai, invalid-key, UNAUTHORIZED",
    "joggai, no-access-key, ACCESS_DENIED"
  })
  void anAccountThatMayNotUploadIsTold(String provider, String apiKey, String code) {
    assertRefused(upload(provider, apiKey, MediaFormat.MP4, 9), code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evolink", "dashscope"})
  void aFileThatIsTooLargeForTheAccountIsRefused(String provider) {
    assertRefused(upload(provider, "sk-contract", MediaFormat.MP4, MEGABYTE + 1), "MEDIA_REJECTED");
    assertThat(upload(provider, "sk-contract", MediaFormat.MP4, MEGABYTE))
        .isInstanceOf(Answer.Ok.class);
  }

  @Test
  void evolinkHasRoomForOnlySoManyFiles() {
    assertThat(upload("evolink", "sk-contract", MediaFormat.MP4, 9)).isInstanceOf(Answer.Ok.class);
    assertRefused(upload("evolink", "sk-contract", MediaFormat.WAV, 9), "QUOTA_EXHAUSTED");
  }

  @Test
  void joggaiCountsUploadsAmongTheCallsOfAMinute() {
    upload("joggai", "sk-contract", MediaFormat.MP4, 9);
    upload("joggai", "sk-contract", MediaFormat.WAV, 9);
    assertThat(upload("joggai", "sk-contract", MediaFormat.WAV, 9))
        .isInstanceOfSatisfying(
            Answer.Later.class,
            later -> {
              assertThat(later.failure().code().name()).isEqualTo("RATE_LIMITED");
              assertThat(later.retryAfter()).isPositive();
            });
  }

  private static void assertRefused(Answer<String> answer, String code) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.failure().code().name()).isEqualTo(code));
  }

  private Answer<String> upload(String provider, String apiKey, MediaFormat format, int size) {
    ProviderAccount account = BENCH.account(provider, apiKey);
    String name = UUID.randomUUID() + "." + format.extension();
    try {
      Path path = Files.write(folder.resolve(name), new byte[size]);
      return account
          .provider()
          .upload(account, new MediaFile(format.kind(), format, path, size, name));
    } catch (IOException e) {
      throw new IllegalStateException("the test's own folder cannot be written", e);
    }
  }
}
