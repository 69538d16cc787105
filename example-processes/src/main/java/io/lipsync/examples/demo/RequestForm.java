package io.lipsync.examples.demo;

import io.camunda.client.CamundaClient;
import io.lipsync.examples.ExampleProcess;
import io.lipsync.examples.stack.Provider;
import java.util.HashMap;
import java.util.Map;

/** Fills in the request form as somebody would who wants a video dubbed, and sends it. */
final class RequestForm {
  private final CamundaClient client;
  private final DemoSettings settings;
  private final Console console;

  RequestForm(CamundaClient client, DemoSettings settings, Console console) {
    this.client = client;
    this.settings = settings;
    this.console = console;
  }

  /** Starts the process and gives the key of its instance. */
  long send() {
    Provider provider = settings.stack().provider();
    console.step("Somebody requests a dubbed video.");
    Map<String, Object> request = new HashMap<>();
    request.put("title", "Welcome video");
    request.put("provider", provider.id());
    request.put("video_extension", true);
    request.put("query_face_threshold", 170);
    settings
        .media()
        .ifPresentOrElse(media -> link(media, request), () -> attach(provider, request));
    long instance =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(ExampleProcess.ID)
            .latestVersion()
            .variables(request)
            .send()
            .join()
            .getProcessInstanceKey();
    console.detail("This is the process instance " + instance + ".");
    return instance;
  }

  private void link(DemoSettings.Media media, Map<String, Object> request) {
    request.put("video_url", media.video().toString());
    request.put("audio_url", media.audio().toString());
    request.put("ref_image_url", media.image() == null ? null : media.image().toString());
    console.detail("video " + media.video());
    console.detail("audio " + media.audio());
  }

  private void attach(Provider provider, Map<String, Object> request) {
    Attachments attachments = new Attachments(client, console);
    request.put("video_file", attachments.attach("speaker.mp4", "video/mp4"));
    request.put("audio_file", attachments.attach("speech.wav", "audio/wav"));
    if (provider != Provider.JOGGAI) {
      request.put("ref_image_file", attachments.attach("face.jpg", "image/jpeg"));
    }
  }
}
