package io.lipsync.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code deploy} are well formed, as far as that shows without starting them. */
class DeploymentFormTest {
  private static final JsonSchema COMPOSE_SPECIFICATION = composeSpecification();

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");

  /**
   * What templates/connectors/deployment.yaml of Camunda's chart 13.x (Camunda 8.8) reads of these
   * values and passes to Kubernetes as it is.
   */
  private static final Set<String> OF_THE_CHART =
      Set.of("initContainers", "extraVolumes", "extraVolumeMounts", "env");

  @Test
  void theComposeFileFollowsItsSpecification() {
    assertThat(faults(DeploymentFile.COMPOSE.yaml())).isEmpty();
  }

  @Test
  void theSpecificationRefusesAMisspeltKey() {
    Map<String, Object> compose = DeploymentFile.COMPOSE.yaml();
    Map<String, Object> service = DeploymentFile.COMPOSE.yaml("services", "connectors");
    service.put("volume", service.remove("volumes"));
    compose.put("services", Map.of("connectors", service));

    assertThat(faults(compose)).isNotEmpty();
  }

  @Test
  void everyVersionOfTheComposeFileIsPinnedBesideIt() {
    Set<String> used = new TreeSet<>();
    VARIABLE
        .matcher(String.join("\n", DeploymentFile.COMPOSE.lines()))
        .results()
        .forEach(match -> used.add(match.group(1)));
    Map<String, Map<String, Object>> services = DeploymentFile.COMPOSE.yaml("services");

    assertThat(DeploymentFile.COMPOSE_VALUES.assignments(false).keySet())
        .containsExactlyInAnyOrderElementsOf(used);
    assertThat(services.values())
        .extracting(service -> service.get("image").toString())
        .allMatch(image -> image.matches("[^:]+:\\$\\{[A-Z]+_VERSION}"));
  }

  @Test
  void nothingOfTheComposeFileIsOpenToOtherMachines() {
    Map<String, Map<String, Object>> services = DeploymentFile.COMPOSE.yaml("services");

    assertThat(services.values())
        .flatExtracting(service -> (List<?>) service.getOrDefault("ports", List.of()))
        .isNotEmpty()
        .allMatch(port -> port.toString().startsWith("127.0.0.1:"));
  }

  @Test
  void theHelmValuesSetOnlyWhatTheChartReads() {
    assertThat(DeploymentFile.HELM.yaml()).containsOnlyKeys("connectors");
    Map<String, Object> connectors = DeploymentFile.HELM.yaml("connectors");

    assertThat(connectors).containsOnlyKeys(OF_THE_CHART);
  }

  @Test
  void theHelmValuesMountTheFolderThatTheyFill() {
    List<Map<String, Object>> volumes = DeploymentFile.HELM.yaml("connectors", "extraVolumes");
    List<Map<String, Object>> mounts = DeploymentFile.HELM.yaml("connectors", "extraVolumeMounts");
    List<Map<String, Object>> containers = DeploymentFile.HELM.yaml("connectors", "initContainers");
    Map<String, Object> container = containers.getFirst();

    assertThat(mounts)
        .singleElement()
        .satisfies(
            mount -> {
              assertThat(mount).containsEntry("mountPath", "/opt/custom");
              assertThat(volumes).extracting(v -> v.get("name")).containsExactly(mount.get("name"));
              assertThat(container.get("volumeMounts"))
                  .isEqualTo(
                      List.of(
                          Map.of("name", mount.get("name"), "mountPath", mount.get("mountPath"))));
            });
    assertThat(((List<?>) container.get("command")).getLast().toString())
        .startsWith("/opt/custom/")
        .endsWith(".jar");
  }

  @Test
  void theUnitStartsTheJarWithTheEnvironmentThatTheInstructionsPutThere() {
    String unit = String.join("\n", DeploymentFile.SYSTEMD_UNIT.lines());

    for (String place :
        List.of("/opt/lip-sync/lip-sync-runtime-app.jar", "/etc/lip-sync/runtime.env")) {
      assertThat(unit)
          .containsPattern("# .*" + Pattern.quote(place))
          .containsPattern("(?m)^(ExecStart|EnvironmentFile)=.*" + Pattern.quote(place));
    }
    assertThat(unit).contains("StateDirectory=lip-sync");
    assertThat(DeploymentFile.SYSTEMD_ENVIRONMENT.assignments(false))
        .containsEntry("LIPSYNC_RESULT_FOLDER", "/var/lib/lip-sync");
  }

  /** Only where systemd is installed. It tells unknown directives and values, not only syntax. */
  @Test
  void systemdHasNothingToSayAboutTheUnit(@TempDir Path folder) throws Exception {
    Path analyze = Path.of("/usr/bin/systemd-analyze");
    assumeTrue(Files.isExecutable(analyze), "systemd is not installed");
    String java = ProcessHandle.current().info().command().orElseThrow();

    assertThat(complaints(folder, "ExecStart=/usr/bin/java", "ExecStart=" + java)).isEmpty();
    assertThat(complaints(folder, "DynamicUser=", "DynamicUsers=")).isNotEmpty();
  }

  private static List<String> complaints(Path folder, String text, String replacement)
      throws IOException, InterruptedException {
    Path unit = folder.resolve("lip-sync-runtime.service");
    Files.writeString(
        unit, String.join("\n", DeploymentFile.SYSTEMD_UNIT.lines()).replace(text, replacement));
    Process process =
        new ProcessBuilder("/usr/bin/systemd-analyze", "verify", "--man=no", unit.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return Arrays.stream(output.split("\n")).filter(line -> line.contains("lip-sync")).toList();
  }

  /**
   * Its "id" is from the oldest draft of JSON Schema and "$schema" names a new one: neither is
   * needed. What it calls a duration is not the one of JSON Schema.
   */
  private static JsonSchema composeSpecification() {
    try (InputStream file =
        DeploymentFormTest.class.getResourceAsStream("/compose-spec/compose-spec.json")) {
      ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(file);
      schema.remove("$schema");
      schema.findParents("id").stream()
          .filter(part -> part.get("id").isTextual())
          .forEach(part -> ((ObjectNode) part).remove("id"));
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(
              schema, SchemaValidatorsConfig.builder().formatAssertionsEnabled(false).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<ValidationMessage> faults(Map<String, Object> compose) {
    JsonNode json = new ObjectMapper().valueToTree(compose);
    return COMPOSE_SPECIFICATION.validate(json);
  }
}
