package io.lipsync.templates;

import io.camunda.connector.generator.dsl.PropertyConstraints;
import io.camunda.connector.generator.dsl.PropertyConstraints.Pattern;

/**
 * What a field accepts while somebody types. Modelers only show these errors, so the connector
 * checks the same again; values that start with {@code =} are skipped by modelers where a field
 * takes FEEL.
 */
final class Rules {
  private static final String SECRET = "\\{\\{secrets\\..+\\}\\}.*";
  private static final String MEDIA_LINK = "must start with https:// (or http://, or oss://)";
  private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

  private Rules() {}

  /** Something has to be there. */
  static PropertyConstraints required() {
    return PropertyConstraints.builder().notEmpty(true).build();
  }

  /** Nothing has to be there: what modelers want to read beside {@code optional}. */
  static PropertyConstraints optional() {
    return PropertyConstraints.builder().notEmpty(false).build();
  }

  /** A web address. */
  static PropertyConstraints url() {
    return required("^(https?://.+|" + SECRET + ")$", "must start with https:// (or http://)");
  }

  /** A web address or nothing. */
  static PropertyConstraints optionalUrl() {
    return optional("^(https?://.+|" + SECRET + ")?$", "must start with https:// (or http://)");
  }

  /** A web address, or a link into the storage of a provider that has one. */
  static PropertyConstraints mediaLink() {
    return required("^((https?|oss)://.+|" + SECRET + ")$", MEDIA_LINK);
  }

  /** The same or nothing. */
  static PropertyConstraints optionalMediaLink() {
    return optional("^((https?|oss)://.+|" + SECRET + ")?$", MEDIA_LINK);
  }

  /** JoggAI's words for its playback, or nothing. */
  static PropertyConstraints optionalPlayback() {
    return optional(
        "^(normal|normal_reverse|normal_reverse_by_audio)?$",
        "must be normal, normal_reverse or normal_reverse_by_audio");
  }

  /** An address that a provider can call, or nothing. Development may use its own machine. */
  static PropertyConstraints optionalCallbackUrl() {
    return optional(
        "^(https://.+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])([:/].*)?|" + SECRET + ")?$",
        "must start with https:// (http:// only with localhost)");
  }

  /** What the connector runtime accepts as the last part of a webhook's address. */
  static PropertyConstraints webhookPath() {
    return required(
        "^[a-zA-Z0-9]+([-_][a-zA-Z0-9]+)*$",
        "can only contain letters and digits, with single dashes or underscores between them");
  }

  /** The vendors' range of {@code query_face_threshold}; templates know no minimum or maximum. */
  static PropertyConstraints faceThreshold() {
    return required("^(1[2-9][0-9]|200)$", "must be a whole number from 120 to 200");
  }

  /** The name of a process variable. */
  static PropertyConstraints variableName() {
    return required(
        "^" + VARIABLE + "(\\." + VARIABLE + ")*$",
        "must be the name of a variable: letters, digits and underscores");
  }

  private static PropertyConstraints required(String pattern, String message) {
    return PropertyConstraints.builder()
        .notEmpty(true)
        .pattern(new Pattern(pattern, message))
        .build();
  }

  private static PropertyConstraints optional(String pattern, String message) {
    return PropertyConstraints.builder()
        .notEmpty(false)
        .pattern(new Pattern(pattern, message))
        .build();
  }
}
