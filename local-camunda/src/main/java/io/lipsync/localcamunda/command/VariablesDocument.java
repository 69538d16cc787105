package io.lipsync.localcamunda.command;

import io.camunda.zeebe.msgpack.value.DocumentValue;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Turns variables written as JSON into the engine's own encoding. */
final class VariablesDocument {

  private VariablesDocument() {}

  /**
   * @param json a JSON object; null, empty and {@code null} mean no variables
   * @throws IllegalArgumentException if it is not a JSON object
   */
  static DirectBuffer encode(String json) {
    if (json == null || json.isBlank() || json.equals("null")) {
      return DocumentValue.EMPTY_DOCUMENT;
    }
    if (!json.stripLeading().startsWith("{")) {
      throw new IllegalArgumentException("variables must be a JSON object");
    }
    try {
      return new UnsafeBuffer(MsgPackConverter.convertToMsgPack(json));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("variables must be valid JSON: " + e.getMessage(), e);
    }
  }
}
