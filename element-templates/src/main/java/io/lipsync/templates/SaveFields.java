package io.lipsync.templates;

import io.camunda.connector.generator.dsl.DropdownProperty;
import io.camunda.connector.generator.dsl.DropdownProperty.DropdownChoice;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.PropertyCondition;
import io.camunda.connector.generator.dsl.PropertyCondition.Equals;
import io.camunda.connector.generator.dsl.PropertyCondition.OneOf;
import io.camunda.connector.generator.dsl.PropertyGroup;
import io.camunda.connector.generator.dsl.StringProperty;
import java.util.List;
import java.util.Map;

/** Which video is saved, and where. */
final class SaveFields {
  /** The id of the field that chooses where. */
  static final String DESTINATION = "destinationType";

  /** The engine evaluates what is chosen here, so that people or callers can say where. */
  static final String VARIABLE = "=destination.type";

  /** What stands in the empty fields. */
  static final Map<String, String> EXAMPLES =
      Map.of(
          "fileName", "speaker-de.mp4",
          "destinationUrl", "https://bucket.s3.amazonaws.com/speaker-de.mp4?X-Amz-Signature=…",
          "destinationHeaders", "={\"x-amz-acl\": \"private\"}",
          "destinationFolder", "videos/2026");

  private static final PropertyCondition SAVES = When.operation(TaskOperation.SAVE_RESULT);

  private SaveFields() {}

  /** The group. */
  static PropertyGroup group() {
    return PropertyGroup.builder()
        .id("saving")
        .label("Saving")
        .openByDefault(true)
        .properties(
            videoUrl(),
            expiresAt(),
            fileName(),
            destination(),
            url(),
            urlOfVariable(),
            headers(),
            headersOfVariable(),
            folder(),
            folderOfVariable())
        .build();
  }

  private static PropertyBuilder videoUrl() {
    return text("videoUrl", "videoUrl", SAVES)
        .label("Link to the video")
        .description("The videoUrl of a finished task")
        .value("=task.videoUrl")
        .constraints(Rules.required());
  }

  private static PropertyBuilder expiresAt() {
    return text("expiresAt", "expiresAt", SAVES)
        .label("Link works until")
        .description("The expiresAt of the same task")
        .tooltip(
            "Until then, or if this is empty, a link that its host refuses is tried again. After"
                + " that the error is <code>RESULT_EXPIRED</code>: get the task again for a fresh"
                + " link, which is free.")
        .value("=task.expiresAt")
        .optional(true)
        .constraints(Rules.optional());
  }

  private static PropertyBuilder fileName() {
    return text("fileName", "fileName", SAVES)
        .label("File name")
        .description("Leave empty for the name in the link")
        .optional(true)
        .constraints(Rules.optional());
  }

  private static PropertyBuilder destination() {
    return DropdownProperty.builder()
        .choices(
            List.of(
                new DropdownChoice("Camunda document", "document"),
                new DropdownChoice("Signed address of a storage (PUT)", "upload"),
                new DropdownChoice("Folder of the connector runtime", "folder"),
                new DropdownChoice("From the process variable 'destination'", VARIABLE)))
        .id(DESTINATION)
        .label("Save to")
        .description("Where the video lasts")
        .tooltip(
            "<strong>Camunda document:</strong> can be shown in forms and given to other"
                + " connectors. Camunda 8 SaaS takes at most 10 MB.<br><strong>Signed"
                + " address:</strong> S3, Google Cloud Storage, Azure, OSS and all others that take"
                + " a <code>PUT</code>.<br><strong>Folder:</strong> self-managed only, below the"
                + " runtime's setting <code>lipsync.result.folder</code>.<br><strong>From the"
                + " process variable:</strong> one diagram for all. The variable"
                + " <code>destination</code> is <code>{type: \"document\"}</code>,"
                + " <code>{type: \"upload\", url: …, headers: …}</code> or"
                + " <code>{type: \"folder\", folder: …}</code>.")
        .value("document")
        .binding(LipSyncTaskTemplate.input("destination.type"))
        .condition(SAVES);
  }

  private static PropertyBuilder url() {
    return text("destinationUrl", "destination.url", to("upload"))
        .label("Signed address")
        .description("Stores the file with one PUT")
        .tooltip(
            "Whoever has this address can write to it: let it expire soon. The result shows it"
                + " without its signature.")
        .constraints(Rules.url());
  }

  private static PropertyBuilder urlOfVariable() {
    return text("destinationUrl.variable", "destination.url", to(VARIABLE))
        .label("Signed address")
        .description("Only used to save to an address")
        .value("=destination.url")
        .optional(true)
        .constraints(Rules.optionalUrl());
  }

  private static PropertyBuilder headers() {
    return headers("destinationHeaders", to("upload"))
        .description("Only when the storage wants some");
  }

  private static PropertyBuilder headersOfVariable() {
    return headers("destinationHeaders.variable", to(VARIABLE))
        .description("Only used to save to an address")
        .value("=destination.headers");
  }

  private static PropertyBuilder headers(String id, PropertyCondition condition) {
    return StringProperty.builder()
        .id(id)
        .label("Headers")
        .tooltip(
            "A context of names and texts, for what was signed with the address. The content type of"
                + " the video is sent unless an entry Content-Type names another; an empty text"
                + " leaves a header out. For Azure the blob type is sent too.")
        .feel(FeelMode.required)
        .optional(true)
        .constraints(Rules.optional())
        .binding(LipSyncTaskTemplate.input("destination.headers"))
        .condition(condition);
  }

  private static PropertyBuilder folder() {
    return folder("destinationFolder", to("folder"))
        .description("Below the folder for results; empty means that one itself");
  }

  private static PropertyBuilder folderOfVariable() {
    return folder("destinationFolder.variable", to(VARIABLE))
        .description("Only used to save to a folder")
        .value("=destination.folder");
  }

  private static PropertyBuilder folder(String id, PropertyCondition condition) {
    return text(id, "destination.folder", condition)
        .label("Folder")
        .optional(true)
        .constraints(Rules.optional());
  }

  private static PropertyBuilder text(String id, String path, PropertyCondition condition) {
    return StringProperty.builder()
        .id(id)
        .feel(FeelMode.optional)
        .binding(LipSyncTaskTemplate.input(path))
        .condition(condition);
  }

  /** An expression is named twice, see {@link ProviderChoice#namesInConditions()}. */
  private static PropertyCondition to(String destination) {
    return When.all(
        SAVES,
        destination.startsWith("=")
            ? new OneOf(DESTINATION, List.of(destination, "=" + destination))
            : new Equals(DESTINATION, destination));
  }
}
