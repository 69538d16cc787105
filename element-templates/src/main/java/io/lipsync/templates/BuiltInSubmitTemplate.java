package io.lipsync.templates;

import io.camunda.connector.generator.dsl.BooleanProperty;
import io.camunda.connector.generator.dsl.BpmnType;
import io.camunda.connector.generator.dsl.ElementTemplate;
import io.camunda.connector.generator.dsl.NumberProperty;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeInput;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeTaskDefinition;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;
import java.util.Map;
import java.util.stream.Stream;

/** Submits a task with Camunda's REST connector. The engine tries it once and never again. */
final class BuiltInSubmitTemplate {
  private static final String ID = "io.lipsync.builtin.evolink-submit.v1";
  private static final int VERSION = 1;

  private static final String CALLBACK =
      "=if lipSync.callbackAddress = null or lipSync.callbackAddress = \"\" or lipSync.key = null"
          + " then null else lipSync.callbackAddress + \"?task=\" + lipSync.key";

  private static final String ACCEPTED =
      "={lipSyncAccepted: {taskId: response.body.id, status: response.body.status,"
          + " estimatedSeconds: response.body.task_info.estimated_time,"
          + " reservedCredits: response.body.usage.credits_reserved}}";

  private static final String SUBMISSION =
      "={correlationKey: lipSync.key, taskId: lipSyncAccepted.taskId, status:"
          + " lipSyncAccepted.status, estimatedSeconds: lipSyncAccepted.estimatedSeconds,"
          + " reservedCredits: lipSyncAccepted.reservedCredits}";

  private BuiltInSubmitTemplate() {}

  /** The template, ready to ship. */
  static TemplateFile file() {
    return new TemplateFile(
        BuiltInTemplates.FOLDER + "lip-sync-evolink-submit.json",
        Finish.of(template())
            .placeholders(
                Map.of(
                    "video_url", "https://example.com/speaker.mp4",
                    "audio_url", "https://example.com/speech-de.mp3",
                    "ref_image_url", "https://example.com/speaker.jpg",
                    "callbackAddress", "https://…/inbound/lip-sync-built-in"))
            .output(BuiltInRest.RESULT_VARIABLE, SUBMISSION)
            .json());
  }

  private static ElementTemplate template() {
    return Brand.applyForEvolink(ElementTemplate.builderForOutbound())
        .id(ID)
        .name("Lip-Sync without a runtime: submit to EvoLink")
        .version(VERSION)
        .description("Camunda's REST connector hands video and speech to EvoLink. Costs credits")
        .appliesTo(BpmnType.TASK)
        .elementType(BpmnType.SERVICE_TASK)
        .type(BuiltInRest.TYPE)
        .propertyGroups(
            BuiltInRest.account(),
            media(),
            completion(),
            call(),
            PropertyGroup.ADD_CONNECTORS_DETAILS_OUTPUT.apply(ID, VERSION),
            BuiltInRest.output(
                "submission",
                "correlationKey, taskId, status, estimatedSeconds, reservedCredits",
                ACCEPTED),
            BuiltInRest.errors(
                BuiltInErrors.SUBMIT,
                "<code>SUBMIT_OUTCOME_UNKNOWN</code> means that nobody knows whether EvoLink has"
                    + " the task: <strong>wait for its callback, never submit again before somebody"
                    + " has looked into EvoLink's console.</strong> The others are refusals that"
                    + " cost nothing."))
        .build();
  }

  private static PropertyGroup media() {
    return PropertyGroup.builder()
        .id("media")
        .label("Media and settings")
        .openByDefault(true)
        .properties(
            link("video_url", "Video (video_url)")
                .description("Link to the video whose lips shall move; opens without signing in")
                .constraints(Rules.url()),
            link("audio_url", "Audio (audio_url)")
                .description("Link to the speech that the lips shall follow")
                .constraints(Rules.url()),
            link("ref_image_url", "Reference face (ref_image_url)")
                .description("Only when the video shows several faces")
                .optional(true)
                .constraints(Rules.optionalUrl()),
            BooleanProperty.builder()
                .id("video_extension")
                .label("Extend the video to the audio (video_extension)")
                .description("Off: the result ends with the shorter of the two")
                .feel(FeelMode.optional)
                .value(false)
                .binding(new ZeebeInput("body.video_extension")),
            NumberProperty.builder()
                .id("query_face_threshold")
                .label("Face match threshold (query_face_threshold)")
                .description("120 to 200, usually 170")
                .feel(FeelMode.optional)
                .value(170)
                .constraints(Rules.faceThreshold())
                .binding(new ZeebeInput("body.query_face_threshold")))
        .build();
  }

  private static PropertyBuilder link(String name, String label) {
    return StringProperty.builder()
        .id(name)
        .label(label)
        .feel(FeelMode.optional)
        .binding(new ZeebeInput("body." + name));
  }

  private static PropertyGroup completion() {
    return PropertyGroup.builder()
        .id("completion")
        .label("Completion")
        .openByDefault(true)
        .properties(
            StringProperty.builder()
                .id("key")
                .label("Correlation key")
                .description("A random text of its own for each task")
                .tooltip(
                    "Whoever knows it can wake the waiting process, so nobody should guess it. Make"
                        + " it <strong>before</strong> this task, with an output mapping of the"
                        + " start event from <code>=uuid()</code> to <code>lipSyncKey</code>; in a"
                        + " loop with an input mapping of the subprocess that is repeated.")
                .feel(FeelMode.required)
                .value(BuiltInTemplates.KEY)
                .constraints(Rules.required())
                .binding(new ZeebeInput("lipSync.key")),
            StringProperty.builder()
                .id("callbackAddress")
                .label("Webhook address")
                .description("Of the event that waits; empty without one")
                .tooltip(
                    "The Modeler shows it at the event <em>Lip-Sync without a runtime: EvoLink"
                        + " calls</em>, tab <em>Webhooks</em>, once the process is deployed.")
                .feel(FeelMode.optional)
                .optional(true)
                .constraints(Rules.optionalCallbackUrl())
                .binding(new ZeebeInput("lipSync.callbackAddress")))
        .build();
  }

  private static PropertyGroup call() {
    return PropertyGroup.builder()
        .id("call")
        .label("Call")
        .properties(
            Stream.concat(
                    Stream.of(
                        BuiltInRest.call(
                            "POST", "=" + BuiltInRest.ADDRESS + " + \"/v1/videos/generations\"")),
                    Stream.of(
                        BuiltInRest.input("body.model", "videoretalk"),
                        BuiltInRest.input("body.callback_url", CALLBACK),
                        BuiltInRest.hidden("retries", "1", ZeebeTaskDefinition.RETRIES)))
                .toArray(PropertyBuilder[]::new))
        .build();
  }
}
