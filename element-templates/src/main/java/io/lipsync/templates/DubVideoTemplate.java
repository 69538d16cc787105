package io.lipsync.templates;

import io.camunda.connector.generator.dsl.BpmnType;
import io.camunda.connector.generator.dsl.ElementTemplate;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBinding.ZeebeInput;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;

/**
 * The whole job as one box: a call activity that calls the process {@code dub-video}, which
 * submits, waits and answers with a finished task or a BPMN error.
 */
final class DubVideoTemplate {
  /** The process that is called, see {@code example-processes}. */
  static final String PROCESS = "dub-video";

  private static final String RESULT_VARIABLE = "resultVariable";
  private static final String SAVED_VARIABLE = "savedVariable";
  private static final String DESTINATION = "destination";

  private DubVideoTemplate() {}

  /** The template, ready to ship. */
  static TemplateFile file() {
    return new TemplateFile(
        "dub-video.json",
        Finish.of(template())
            .callActivity()
            .placeholders(MediaFields.examples())
            .placeholder(DESTINATION, "={type: \"upload\", url: storage.putUrl}")
            .output(RESULT_VARIABLE, "=task")
            .output(SAVED_VARIABLE, "=saved")
            .json());
  }

  private static ElementTemplate template() {
    return Brand.apply(ElementTemplate.builderForOutbound())
        .id("io.lipsync.dub-video.v1")
        .name("Dub video with lip-sync")
        .version(1)
        .description("Submit, wait and go on with the finished video, all in one box")
        .appliesTo(BpmnType.TASK)
        .elementType(BpmnType.SERVICE_TASK)
        .type(PROCESS)
        .propertyGroups(
            provider(),
            new MediaFields(ZeebeInput::new, null).group(),
            new SettingFields(ZeebeInput::new, null).group(),
            saving(),
            output())
        .build();
  }

  private static PropertyGroup provider() {
    return PropertyGroup.builder()
        .id("provider")
        .label("Provider")
        .openByDefault(true)
        .tooltip(
            "The process <code>dub-video</code> does the work: it has to be deployed, too, and"
                + " knows your API key. It submits <strong>one paid task</strong> each time this"
                + " box is entered.")
        .properties(new ProviderFields(ProviderChoice.ALL, ZeebeInput::new, null).provider())
        .build();
  }

  private static PropertyGroup saving() {
    return PropertyGroup.builder()
        .id("saving")
        .label("Saving")
        .properties(
            StringProperty.builder()
                .id(DESTINATION)
                .label("Save to")
                .description("Leave empty for a Camunda document")
                .tooltip(
                    "The finished video is saved at once, because its link dies after about 24"
                        + " hours. A Camunda document takes 10 MB on Camunda 8 SaaS. For larger"
                        + " videos say where: <code>{type: \"upload\", url: …}</code> for the signed"
                        + " address of a storage, or <code>{type: \"folder\", folder: …}</code> for"
                        + " a folder of the connector runtime.<br><strong>Cannot be"
                        + " saved?</strong> Then a person of <code>video-operations</code> decides;"
                        + " nothing is paid again.")
                .feel(FeelMode.required)
                .optional(true)
                .constraints(Rules.optional())
                .binding(new ZeebeInput(DESTINATION)))
        .build();
  }

  private static PropertyGroup output() {
    return PropertyGroup.builder()
        .id("output")
        .label("Output mapping")
        .openByDefault(true)
        .properties(
            StringProperty.builder()
                .id(RESULT_VARIABLE)
                .label("Result variable")
                .description("Name of the variable that receives the finished task")
                .tooltip(
                    "<code>videoUrl</code> in it is the link to the video; it dies after about 24"
                        + " hours.<br><strong>No video?</strong> Then a BPMN error comes instead,"
                        + " and its code says why, for example <code>FACE_NOT_MATCHED</code>. Put"
                        + " an error event on the border of this box, and an output mapping from"
                        + " <code>=failure</code> on it: <code>code</code>, <code>message</code>"
                        + " and <code>advice</code>.")
                .feel(FeelMode.disabled)
                .value("task")
                .constraints(Rules.variableName()),
            StringProperty.builder()
                .id(SAVED_VARIABLE)
                .label("Variable for the saved video")
                .description("Name of the variable that receives the video that lasts")
                .tooltip(
                    "<code>document</code> in it can be shown in forms and given to other"
                        + " connectors; <code>location</code>, <code>fileName</code>,"
                        + " <code>sizeBytes</code> and <code>sha256</code> tell the rest. It is"
                        + " empty when a person went on without saving.")
                .feel(FeelMode.disabled)
                .value("saved")
                .constraints(Rules.variableName()))
        .build();
  }
}
