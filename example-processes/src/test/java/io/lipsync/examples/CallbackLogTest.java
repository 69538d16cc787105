package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenarios;
import io.lipsync.examples.stack.OutputFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a runtime logs of a task; {@link SecretsInLogsTest} looks at what it does not log. */
class CallbackLogTest extends ProcessTest {

  @Test
  void theLogTellsWhatHappenedToATask() throws IOException {
    deploy(DubbingModel.submitAndWait("dub"));
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    ProcessInstanceEvent instance = start("dub", Map.of("video", VIDEO, "audio", AUDIO));
    TaskView task = theTask();
    URI address = evolink.callbackUrl(task.id()).orElseThrow();
    assertThat(postCallback(address, task.id())).isEqualTo(503);
    assertThat(postCallback(URI.create(address + "x"), task.id())).isEqualTo(401);
    evolink.finish(task.id());
    CamundaAssert.assertThat(instance).isCompleted();

    List<String> lines =
        Files.readAllLines(OutputFolder.logs().resolve("shared.log"), StandardCharsets.ISO_8859_1);
    assertThat(lines.stream().filter(line -> line.contains(task.id())))
        .anyMatch(line -> line.contains("accepted task"))
        .anyMatch(line -> line.contains("handed to the engine"));
    assertThat(lines)
        .as("refusals are told once a minute and path")
        .anyMatch(line -> line.contains("Callbacks refused at /inbound/" + DubbingModel.PATH));
  }
}
