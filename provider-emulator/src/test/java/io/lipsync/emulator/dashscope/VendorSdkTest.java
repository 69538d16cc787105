package io.lipsync.emulator.dashscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesis;
import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesisParam;
import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesisResult;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.task.AsyncTaskListParam;
import com.alibaba.dashscope.utils.Constants;
import com.alibaba.dashscope.utils.OSSUtils;
import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alibaba's own Java client works against the emulator, so that both read the same pages alike. */
class VendorSdkTest {
  private static final String KEY = "sk-demo";
  private static final String USUAL = Constants.baseHttpApiUrl;

  private ProviderEmulator emulator;
  private VideoSynthesis client;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    emulator =
        ProviderEmulator.start(
            EmulatorSettings.defaults()
                .withRenderDuration(Duration.ZERO)
                .withDashScope(DashScopeSettings.defaults().withSubmitsPerSecond(0)));
    Constants.baseHttpApiUrl = emulator.dashscope().baseUri() + "/api/v1";
    client = new VideoSynthesis(Constants.baseHttpApiUrl, "image2video");
  }

  @AfterEach
  void stop() {
    Constants.baseHttpApiUrl = USUAL;
    emulator.close();
  }

  @Test
  void submitsAndWaits() throws Exception {
    VideoSynthesisResult accepted = client.asyncCall(order("https://example.com/v.mp4"));
    assertThat(accepted.getOutput().getTaskStatus()).isEqualTo("PENDING");

    VideoSynthesisResult done = client.wait(accepted, KEY);
    assertThat(done.getOutput().getTaskId()).isEqualTo(accepted.getOutput().getTaskId());
    assertThat(done.getOutput().getTaskStatus()).isEqualTo("SUCCEEDED");
    assertThat(done.getOutput().getVideoUrl()).startsWith(emulator.baseUri() + "/files/dashscope/");
    assertThat(done.getRequestId()).isNotBlank();
  }

  @Test
  void readsWhyATaskFailed() throws Exception {
    emulator.dashscope().scenarios().forNextSubmit(Scenario.parse("fail:InvalidFile.FPS"));
    VideoSynthesisResult failed =
        client.wait(client.asyncCall(order("https://example.com/v.mp4")), KEY);
    assertThat(failed.getOutput().getTaskStatus()).isEqualTo("FAILED");
    assertThat(failed.getOutput().getCode()).isEqualTo("InvalidFile.FPS");
  }

  @Test
  void listsAndCancels() throws Exception {
    emulator.dashscope().scenarios().forAllSubmits(Scenario.parse("stay"));
    client.asyncCall(order("https://example.com/first.mp4"));
    String waiting =
        client.asyncCall(order("https://example.com/second.mp4")).getOutput().getTaskId();

    client.cancel(waiting, KEY);

    assertThat(client.fetch(waiting, KEY).getOutput().getTaskStatus()).isEqualTo("CANCELED");
    assertThat(client.list(AsyncTaskListParam.builder().apiKey(KEY).build()).getTotal())
        .isEqualTo(2);
    assertThatThrownBy(() -> client.cancel(waiting, KEY))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("UnsupportedOperation");
  }

  @Test
  void uploadsAndSubmitsWhatItUploaded() throws Exception {
    Path video = Files.write(folder.resolve("speaker.mp4"), new byte[] {1, 2, 3});

    String link = OSSUtils.upload("videoretalk", video.toString(), KEY);

    assertThat(link).startsWith("oss://").endsWith("speaker.mp4");
    assertThat(emulator.dashscope().journal().uploads()).hasSize(1);
    VideoSynthesisResult done = client.wait(client.asyncCall(order(link)), KEY);
    assertThat(done.getOutput().getTaskStatus()).isEqualTo("SUCCEEDED");
  }

  private static VideoSynthesisParam order(String video) {
    return VideoSynthesisParam.builder()
        .apiKey(KEY)
        .model("videoretalk")
        .extraInput("video_url", video)
        .extraInput("audio_url", "https://example.com/a.wav")
        .header("X-DashScope-OssResourceResolve", "enable")
        .build();
  }
}
