package io.lipsync.examples;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.lipsync.emulator.dashscope.DashScopeEmulator;
import io.lipsync.emulator.evolink.EvoLinkEmulator;
import io.lipsync.emulator.evolink.TaskView;
import io.lipsync.emulator.journal.VendorJournal;
import io.lipsync.emulator.journal.VendorSummary;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.examples.stack.OutputFolder;
import io.lipsync.examples.stack.RuntimeEndpoint;
import io.lipsync.examples.stack.RuntimeSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of a process on the shared stack, each with an empty engine and an empty provider. */
public abstract class ProcessTest {
  /** Longer than the slowest thing that is waited for, shorter than anybody's patience. */
  protected static final Duration PATIENCE = Duration.ofSeconds(40);

  protected static final String VIDEO = "https://media.example.com/speaker.mp4";
  protected static final String AUDIO = "https://media.example.com/speech.wav";

  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = TestStack.running().processTest();

  protected CamundaClient client;
  protected CamundaProcessTestContext camunda;

  protected final DashScopeEmulator dashscope = TestStack.running().emulator().dashscope();
  protected final EvoLinkEmulator evolink = TestStack.running().emulator().evolink();
  protected final RuntimeEndpoint runtime = TestStack.running().runtime();

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void emptyProvider() {
    CamundaAssert.setAssertionTimeout(PATIENCE);
    TestStack.running().emulator().reset();
  }

  /** Deploys processes and waits until EvoLink's webhook path answers. */
  protected void deploy(BpmnModelInstance... models) {
    deploy(TestedProvider.EVOLINK, models);
  }

  /** Deploys processes and waits until the provider's webhook path answers. */
  void deploy(TestedProvider provider, BpmnModelInstance... models) {
    deployWithoutPath(models);
    awaitPath(runtime, provider.path());
  }

  /** Deploys processes of which nothing waits for callbacks. */
  void deployWithoutPath(BpmnModelInstance... models) {
    for (BpmnModelInstance model : models) {
      String id = model.getModelElementsByType(Process.class).iterator().next().getId();
      client.newDeployResourceCommand().addProcessModel(model, id + ".bpmn").send().join();
    }
  }

  /** Waits until the runtime serves a path for a process of this test, and not of one before. */
  void awaitPath(RuntimeEndpoint serving, String path) {
    serving.awaitPath(path, this::processIds);
  }

  private Set<String> processIds() {
    return client.newProcessDefinitionSearchRequest().send().join().items().stream()
        .map(ProcessDefinition::getProcessDefinitionId)
        .collect(Collectors.toSet());
  }

  /** Tells a provider where this runtime waits for its signals. */
  void announce(TestedProvider provider) {
    provider.announce(
        TestStack.running().emulator(), runtime.address().resolve("/inbound/" + provider.path()));
  }

  /** What a provider was asked, what it did, and what it billed. */
  VendorJournal<? extends VendorTask, ? extends VendorSummary> journal(TestedProvider provider) {
    return provider.in(TestStack.running().emulator()).journal();
  }

  protected ProcessInstanceEvent start(String processId, Map<String, Object> variables) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(variables)
        .send()
        .join();
  }

  /** Settings for one more runtime beside the shared one. */
  protected static RuntimeSettings runtimeSettings() {
    return TestStack.running().runtimeSettings();
  }

  /** Where one more runtime writes its output. */
  protected static Path log(String name) {
    return OutputFolder.logs().resolve(name + ".log");
  }

  /** Waits until a runtime serves the webhook path that all test processes share. */
  protected void awaitWebhook(RuntimeEndpoint serving) {
    awaitPath(serving, DubbingModel.PATH);
  }

  /** The one task that the provider has, once it has one. */
  protected TaskView theTask() {
    return evolink.journal().awaitTask(task -> true, PATIENCE);
  }

  /** Moves the engine's clock in steps until something is so; tells by how much. */
  protected Duration passTime(Duration step, Callable<Boolean> until) {
    AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              camunda.increaseTime(step);
              passed.accumulateAndGet(step, Duration::plus);
              return until.call();
            });
    return passed.get();
  }

  /** Posts a callback as anybody could, and gives the HTTP status of the answer. */
  protected int postCallback(URI address, String taskId) {
    String body =
        """
        {"id": "%s", "status": "completed", "results": ["https://evil.example.com/fake.mp4"]}
        """
            .formatted(taskId);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new IllegalStateException("the connector runtime did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
