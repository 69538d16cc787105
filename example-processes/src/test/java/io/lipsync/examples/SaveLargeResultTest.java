package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.journal.Download;
import io.lipsync.emulator.journal.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A video of 300 MB is saved by a connector runtime with 64 MB of heap. */
class SaveLargeResultTest extends SavingTest {
  private static final int SIZE = 300_000_000;
  private static final String SHA256 = sha256OfTheLargeVideo();

  @Test
  void toAFolder() throws IOException {
    Map<?, ?> saved = saved(Place.FOLDER, "result:size:300");

    Path file = Path.of(saved.get("location").toString());
    assertThat(file).hasParent(saving.results().resolve(process)).hasSize(SIZE);
    assertThat(sha256(file)).isEqualTo(SHA256);
    assertThat(saving.files()).as("nothing else is left").containsExactly(file);
  }

  /** As S3, OSS, Google Cloud Storage and Azure have it. */
  @ParameterizedTest
  @CsvSource({"result:size:300, false", "'result:size:300,result:cut:1', true"})
  void toASignedAddress(String scenario, boolean breaksOff) throws IOException {
    saved(Place.STORAGE, scenario);

    assertThat(TestStack.running().emulator().storage().objects())
        .singleElement()
        .satisfies(
            object -> {
              assertThat(object.sha256()).isEqualTo(SHA256);
              assertThat(object.contentType()).isEqualTo("video/mp4");
            })
        .extracting(UploadedFile::bytes)
        .isEqualTo((long) SIZE);
    assertThat(journal(TestedProvider.EVOLINK).downloads())
        .extracting(Download::status)
        .as("what broke off goes on")
        .containsExactlyElementsOf(breaksOff ? List.of(200, 206) : List.of(200));
    assertThat(saving.files()).as("nothing is left").isEmpty();
  }

  private Map<?, ?> saved(Place place, String scenario) {
    ProcessInstanceEvent instance =
        run(
            TestedProvider.EVOLINK,
            afterDubbing(TestedProvider.EVOLINK, dubbed -> save(dubbed, place)),
            scenario);
    Map<?, ?>[] saved = new Map<?, ?>[1];
    CamundaAssert.assertThat(instance)
        .isCompleted()
        .hasVariableSatisfies(
            "saved",
            Map.class,
            result -> {
              assertThat(result).containsEntry("sizeBytes", SIZE).containsEntry("sha256", SHA256);
              saved[0] = result;
            });
    return saved[0];
  }

  /** The stand-in's video with a "free" box behind it that fills it up, by its documentation. */
  private static String sha256OfTheLargeVideo() {
    MessageDigest digest = newDigest();
    try (InputStream video = SaveLargeResultTest.class.getResourceAsStream("/media/dubbed.mp4")) {
      byte[] usual = video.readAllBytes();
      int box = SIZE - usual.length;
      digest.update(usual);
      digest.update(ByteBuffer.allocate(4).putInt(box).array());
      digest.update("free".getBytes(StandardCharsets.US_ASCII));
      digest.update(new byte[box - 8]);
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
      content.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
