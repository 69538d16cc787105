package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The vendor's OpenAPI file (MIT licence), as schemas and examples to compare with. */
final class VendorDocument {

  private final JsonNode document;

  private VendorDocument(JsonNode document) {
    this.document = document;
  }

  static VendorDocument videoRetalk() {
    try (InputStream file =
        VendorDocument.class.getResourceAsStream("/evolink/videoretalk-openapi.yaml")) {
      return new VendorDocument(new YAMLMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with {@code body} by a schema of the document, unknown fields included. */
  Set<ValidationMessage> violationsOf(String schemaName, JsonNode body) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.set("components", document.get("components").deepCopy());
    root.put("$ref", "#/components/schemas/" + schemaName);
    if (root.at("/components/schemas/" + schemaName) instanceof ObjectNode schema) {
      schema.put("additionalProperties", false);
    }
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(root)
        .validate(body);
  }

  JsonNode exampleOfError(int status) {
    return post().at("/responses/" + status + "/content/application~1json/example");
  }

  List<JsonNode> requestExamples() {
    List<JsonNode> examples = new ArrayList<>();
    post()
        .at("/requestBody/content/application~1json/examples")
        .forEach(example -> examples.add(example.get("value")));
    return examples;
  }

  private JsonNode post() {
    return document.at("/paths/~1v1~1videos~1generations/post");
  }
}
