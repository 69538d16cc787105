package io.lipsync.examples;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.IntermediateCatchEventBuilder;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;

/**
 * Small processes around the connector, for what the example process does not show. Elements carry
 * what the element templates write.
 */
final class DubbingModel {
  /** The webhook path that all test processes share with the example process. */
  static final String PATH = TestedProvider.EVOLINK.path();

  private static final LipSyncElements EVOLINK = new LipSyncElements(TestedProvider.EVOLINK);

  private DubbingModel() {}

  /** Submit, wait for the callback, end. Takes {@code video} and {@code audio}. */
  static BpmnModelInstance submitAndWait(String processId) {
    return submitAndWait(processId, processId);
  }

  /** The same under another name: another version of the process once deployed. */
  static BpmnModelInstance submitAndWait(String processId, String name) {
    ServiceTaskBuilder submit =
        EVOLINK.submit(
            Bpmn.createExecutableProcess(processId).name(name).startEvent(),
            "submit",
            "submission");
    return EVOLINK.finished(submit, "finished", "submission", "task").endEvent("end").done();
  }

  /** Submit and wait, for runtimes that work on another job type. */
  static BpmnModelInstance submitAndWaitWithJobType(String processId, String jobType) {
    ServiceTaskBuilder submit =
        EVOLINK
            .submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission")
            .zeebeJobType(jobType);
    return EVOLINK.finished(submit, "finished", "submission", "task").endEvent("end").done();
  }

  /** Submit, wait and ask for the task once more, for runtimes that work on another job type. */
  static BpmnModelInstance submitWaitAndRead(String processId, String jobType) {
    ServiceTaskBuilder submit =
        EVOLINK
            .submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission")
            .zeebeJobType(jobType);
    IntermediateCatchEventBuilder finished =
        EVOLINK.finished(submit, "finished", "submission", "task");
    return EVOLINK
        .getTask(finished, "read", "submission", "again")
        .zeebeJobType(jobType)
        .endEvent("end")
        .done();
  }

  /** Submit with a callback path of its own, for runtimes that work on another job type. */
  static BpmnModelInstance submitWithPath(String processId, String jobType, String path) {
    return EVOLINK
        .submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission")
        .zeebeJobType(jobType)
        .zeebeInput(path, "lipSync.callback.path")
        .endEvent("end")
        .done();
  }

  /** Submit for an account of its own, for runtimes that work on another job type. */
  static BpmnModelInstance submitWithKey(String processId, String jobType, String apiKey) {
    return EVOLINK
        .submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission")
        .zeebeJobType(jobType)
        .zeebeInput(apiKey, "lipSync.connection.apiKey")
        .endEvent("end")
        .done();
  }

  /** Submit, with a job that fails after the connector's first answer and is tried again. */
  static BpmnModelInstance submitFailingOnItsWay(String processId, TestedProvider provider) {
    return new LipSyncElements(provider)
        .submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission")
        .zeebeTaskHeader(
            "errorExpression",
            "=if job.retries = 3 then jobError(\"lost on its way\", {}, 2, duration(\"PT1S\")) else"
                + " null")
        .endEvent("end")
        .done();
  }

  /** Submit, with a job that ends as an incident after the connector's first answer. */
  static BpmnModelInstance submitEndingAsIncident(String processId, TestedProvider provider) {
    return new LipSyncElements(provider)
        .submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission")
        .zeebeTaskHeader(
            "errorExpression",
            "=if job.retries = 3 then jobError(\"lost on its way\", {}, 0) else null")
        .endEvent("end")
        .done();
  }

  /** One submission, but two events that wait for its result one after the other. */
  static BpmnModelInstance waitTwice(String processId) {
    return waitTwice(processId, TestedProvider.EVOLINK);
  }

  /** The same at another provider. */
  static BpmnModelInstance waitTwice(String processId, TestedProvider provider) {
    LipSyncElements elements = new LipSyncElements(provider);
    ServiceTaskBuilder submit =
        elements.submit(
            Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission");
    IntermediateCatchEventBuilder once =
        elements.finished(submit, "finished", "submission", "task");
    return elements.finished(once, "finishedAgain", "submission", "again").endEvent("end").done();
  }

  /** Two submissions one after the other, each with a catch event of its own. */
  static BpmnModelInstance twoInARow(String processId) {
    ServiceTaskBuilder first =
        EVOLINK.submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit1", "first");
    ServiceTaskBuilder second =
        EVOLINK.submit(
            EVOLINK.finished(first, "finished1", "first", "firstTask"), "submit2", "second");
    return EVOLINK.finished(second, "finished2", "second", "secondTask").endEvent("end").done();
  }

  /** One dubbed video per entry of {@code audios}, all at once; {@code videos} at the end. */
  static BpmnModelInstance forEachAudio(String processId) {
    return Bpmn.createExecutableProcess(processId)
        .startEvent()
        .subProcess(
            "dub",
            dub -> {
              dub.multiInstance()
                  .parallel()
                  .zeebeInputCollectionExpression("audios")
                  .zeebeInputElement("audio")
                  .zeebeOutputCollection("videos")
                  .zeebeOutputElementExpression("task.videoUrl");
              ServiceTaskBuilder submit =
                  EVOLINK.submit(dub.embeddedSubProcess().startEvent(), "submit", "submission");
              EVOLINK.finished(submit, "finished", "submission", "task").endEvent();
            })
        .endEvent("end")
        .done();
  }

  /** Submit only: for counting what a submission costs. */
  static BpmnModelInstance submitOnly(String processId) {
    return submitOnly(processId, TestedProvider.EVOLINK);
  }

  /** The same at another provider. */
  static BpmnModelInstance submitOnly(String processId, TestedProvider provider) {
    return new LipSyncElements(provider)
        .submit(Bpmn.createExecutableProcess(processId).startEvent(), "submit", "submission")
        .endEvent("end")
        .done();
  }
}
