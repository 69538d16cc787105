package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** What an endpoint answers. */
sealed interface Answer {

  /** The HTTP status. */
  int status();

  /** A JSON body. */
  record Json(int status, JsonNode body) implements Answer {}

  /** A text body. */
  record Text(String contentType, String body) implements Answer {

    @Override
    public int status() {
      return 200;
    }
  }

  /** The content of a file. */
  record Content(String contentType, Path file) implements Answer {

    @Override
    public int status() {
      return 200;
    }
  }

  /** No body. */
  record Empty(int status) implements Answer {}

  static Answer ok(JsonNode body) {
    return new Json(200, body);
  }

  static Answer noContent() {
    return new Empty(204);
  }
}
