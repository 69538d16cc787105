package io.lipsync.connector.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.connector.jackson.ConnectorsObjectMapperSupplier;
import io.lipsync.connector.support.EvolinkServer;

/** The variable of a submit task as a process hands it over, one change at a time. */
final class SubmitRequests {
  private static final ObjectMapper JSON = ConnectorsObjectMapperSupplier.getCopy();

  private final ObjectNode variable;

  private SubmitRequests(ObjectNode variable) {
    this.variable = variable;
  }

  static SubmitRequests valid() {
    ObjectNode variable = JSON.createObjectNode();
    variable
        .putObject("connection")
        .put("provider", "evolink")
        .put("apiKey", EvolinkServer.API_KEY);
    variable.put("video_url", "https://example.com/speaker.mp4?Signature=v1de0");
    variable.put("audio_url", "https://example.com/target-speech.wav?Signature=aud10");
    return new SubmitRequests(variable);
  }

  /** With this field holding this JSON. */
  SubmitRequests with(String field, String json) {
    try {
      variable.set(field, JSON.readTree(json));
      return this;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  SubmitRequests without(String field) {
    variable.remove(field);
    return this;
  }

  SubmitRequests withCallback(String baseUrl, String path) {
    variable.putObject("callback").put("baseUrl", baseUrl).put("path", path);
    return this;
  }

  SubmitRequest build() {
    return JSON.convertValue(variable, SubmitRequest.class);
  }
}
