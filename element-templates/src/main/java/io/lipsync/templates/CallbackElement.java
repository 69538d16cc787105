package io.lipsync.templates;

import io.camunda.connector.generator.dsl.BpmnType;

/** The BPMN elements that can receive a callback. */
enum CallbackElement {
  INTERMEDIATE(
      "intermediate",
      "Lip-Sync finished (intermediate event)",
      "Wait until a lip-sync task is finished",
      BpmnType.INTERMEDIATE_CATCH_EVENT,
      BpmnType.INTERMEDIATE_THROW_EVENT),
  BOUNDARY(
      "boundary",
      "Lip-Sync finished (boundary event)",
      "Notice, while something else is going on, that a lip-sync task is finished",
      BpmnType.BOUNDARY_EVENT),
  RECEIVE(
      "receive",
      "Lip-Sync finished (receive task)",
      "Wait until a lip-sync task is finished",
      BpmnType.RECEIVE_TASK),
  MESSAGE_START(
      "message-start",
      "Lip-Sync finished (message start event)",
      "Start an instance for every finished lip-sync task, whichever process submitted it",
      BpmnType.MESSAGE_START_EVENT);

  final String kind;
  final String templateName;
  final String description;
  final BpmnType type;
  final BpmnType[] appliesTo;

  /**
   * @param kind the part of file name and id
   * @param appliesTo the element itself, then what a person may turn into it: a blank intermediate
   *     event is a throw event
   */
  CallbackElement(String kind, String templateName, String description, BpmnType... appliesTo) {
    this.kind = kind;
    this.templateName = templateName;
    this.description = description;
    this.type = appliesTo[0];
    this.appliesTo = appliesTo;
  }

  /** Whether an instance waits here, so that a message has to find it. */
  boolean waits() {
    return this != MESSAGE_START;
  }
}
