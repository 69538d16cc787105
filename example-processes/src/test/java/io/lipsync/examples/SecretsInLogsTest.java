package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.scenario.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Reads every log that the run has written so far, after all other tests ({@link
 * ClassOrderer.OrderAnnotation} is configured in {@code junit-platform.properties}).
 */
@Order(Integer.MAX_VALUE)
class SecretsInLogsTest extends ProcessTest {
  private static final List<Path> FOLDERS =
      List.of(TestStack.LOGS, Path.of("target", "surefire-reports"));

  /** The keys, any bearer header, a callback's token, a result link's signature. */
  private static final Pattern SECRET =
      Pattern.compile(
          Stream.of(TestedProvider.values())
                  .flatMap(provider -> Stream.of(provider.apiKey(), provider.signalSecret()))
                  .map(Pattern::quote)
                  .collect(Collectors.joining("|"))
              + "|Bearer \\S|[?&]token=[\\w-]{16,}|[?&]signature=[\\w-]{16,}");

  @Test
  void noLogShowsAKeyATokenOrASignedLink() {
    deploy(DubbingModel.submitAndWait("dub"));
    evolink.scenarios().forNextSubmit(Scenarios.stayProcessing());
    ProcessInstanceEvent instance = start("dub", Map.of("video", VIDEO, "audio", AUDIO));
    TaskView task = theTask();
    URI address = evolink.callbackUrl(task.id()).orElseThrow();
    assertThat(postCallback(address, task.id())).isEqualTo(503);
    assertThat(postCallback(URI.create(address + "x"), task.id())).isEqualTo(401);
    evolink.finish(task.id());
    CamundaAssert.assertThat(instance).isCompleted();

    List<String> lines = new ArrayList<>();
    FOLDERS.forEach(folder -> lines.addAll(linesOf(folder)));

    assertThat(lines.stream().filter(line -> line.contains(task.id())))
        .as("the log tells what happened")
        .anyMatch(line -> line.contains("accepted task"))
        .anyMatch(line -> line.contains("handed to the engine"));
    assertThat(lines)
        .as("refusals are told once a minute and path")
        .anyMatch(line -> line.contains("Callbacks refused at /inbound/" + DubbingModel.PATH));
    assertThat(lines.stream().filter(line -> SECRET.matcher(line).find())).isEmpty();
  }

  private static List<String> linesOf(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> lines = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lines.addAll(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
