package io.lipsync.localcamunda.view;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the rows need from a BPMN file and the engine's records do not tell: the names of elements
 * and the form of the start event. Immutable.
 */
final class BpmnModel {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> startForms = new HashMap<>();

  private BpmnModel() {}

  static BpmnModel parse(byte[] xml) {
    var model = new BpmnModel();
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      model.read(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("a deployed BPMN file cannot be read", e);
    }
    return model;
  }

  private void read(XMLStreamReader reader) throws XMLStreamException {
    String process = null;
    boolean inStartEvent = false;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamReader.END_ELEMENT && reader.getLocalName().equals("startEvent")) {
        inStartEvent = false;
      }
      if (event != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      String id = reader.getAttributeValue(null, "id");
      String name = reader.getAttributeValue(null, "name");
      if (id != null && name != null && !name.isBlank()) {
        names.put(id, name);
      }
      switch (reader.getLocalName()) {
        case "process" -> process = id;
        case "startEvent" -> inStartEvent = true;
        case "formDefinition" -> {
          String formId = reader.getAttributeValue(null, "formId");
          if (inStartEvent && formId != null) {
            startForms.put(process, formId);
          }
        }
        default -> {
          // nothing the rows show
        }
      }
    }
  }

  /** The element's or process's own name, if the modeler gave it one. */
  Optional<String> name(String elementId) {
    return Optional.ofNullable(names.get(elementId));
  }

  /** The linked form of the start event of a process. */
  Optional<String> startForm(String processId) {
    return Optional.ofNullable(startForms.get(processId));
  }
}
