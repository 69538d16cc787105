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
        .ifPresentOrElse(media -> give(media, request), () -> attach(provider, request));
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

  private void give(DemoSettings.Media media, Map<String, Object> request) {
    give("video", media.video(), request);
    give("audio", media.audio(), request);
    media.image().ifPresent(image -> give("ref_image", image, request));
  }

  private void give(String field, Medium medium, Map<String, Object> request) {
    switch (medium) {
      case Medium.Link link -> {
        request.put(field + "_url", link.uri().toString());
        console.detail("link " + link.uri());
      }
      case Medium.LocalFile file ->
          request.put(field + "_file", new Attachments(client, console).attach(file));
    }
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
