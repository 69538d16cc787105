package io.lipsync.connector.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.RequestUri;
import io.lipsync.connector.task.Failures;
import java.util.Set;

/**
 * Reads what stands in a media field: a link, or a document as a file picker gives it, alone or as
 * the only one in a list. Every fault is an {@code INVALID_INPUT} that names the field as the
 * vendors do; nothing has been sent by then.
 */
public final class MediaInput {
  private static final String ALLOWED = "Give a link that starts with https://, or a document";

  private MediaInput() {}

  /**
   * A field that must be filled.
   *
   * @param ownLinks beginnings of links into the provider's own storage
   */
  public static Media required(MediaKind kind, JsonNode value, Set<String> ownLinks) {
    Media media = optional(kind, value, ownLinks);
    if (media == null) {
      throw Failures.invalidInput(kind.field(), "is missing", ALLOWED);
    }
    return media;
  }

  /** The same, or null for an empty field. */
  public static Media optional(MediaKind kind, JsonNode value, Set<String> ownLinks) {
    if (isEmpty(value)) {
      return null;
    }
    if (value.isArray()) {
      return onlyOne(kind, value);
    }
    if (CamundaReference.isDocument(value)) {
      return document(kind, value);
    }
    if (!value.isTextual()) {
      throw Failures.invalidInput(kind.field(), "is " + describe(value), ALLOWED);
    }
    String link = RequestUri.stripped(value.textValue());
    if (ownLinks.stream().anyMatch(link::startsWith)) {
      return new Media.Link(ownLink(kind, link));
    }
    HttpAddress.check(kind.field(), link);
    return new Media.Link(link);
  }

  /** File pickers give lists, also where only one file may be picked. */
  private static Media onlyOne(MediaKind kind, JsonNode list) {
    if (list.size() != 1) {
      throw Failures.invalidInput(
          kind.field(),
          list.isEmpty() ? "is an empty list" : "is a list of " + list.size(),
          "Give one document, for example =picked[1]");
    }
    if (!CamundaReference.isDocument(list.get(0))) {
      throw Failures.invalidInput(kind.field(), "is a list without a document", ALLOWED);
    }
    return document(kind, list.get(0));
  }

  private static Media document(MediaKind kind, JsonNode value) {
    CamundaReference reference = CamundaReference.of(value);
    if (reference == null) {
      throw Failures.invalidInput(
          kind.field(),
          "is a document that is not in Camunda's store",
          "Give a document of Camunda's store, or the document's link");
    }
    return new Media.Attached(reference);
  }

  private static String ownLink(MediaKind kind, String link) {
    if (!link.matches("[a-z]+://[^\\p{Cc}\\p{Cs}]{1,1000}")) {
      throw Failures.invalidInput(
          kind.field(), "is not a link as the provider's upload gives it", "Use it unchanged");
    }
    return link;
  }

  private static boolean isEmpty(JsonNode value) {
    return value == null
        || value.isNull()
        || value.isMissingNode()
        || (value.isTextual() && RequestUri.stripped(value.textValue()).isEmpty());
  }

  private static String describe(JsonNode value) {
    return value.isObject() ? "an object without a document" : value.asText();
  }
}
