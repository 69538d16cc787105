package io.lipsync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the files of {@code deploy} tell the runtime is something that it reads: a variable with a
 * wrong name would do nothing, and nobody would be told.
 */
class DeploymentSettingsTest {
  private static final KnownSettings SETTINGS = KnownSettings.ofThisRuntime();
  private static final String PREFIX = "LIPSYNC_SECRET_";

  /** What Camunda's bundle expects from 8.9 on; the bundle of 8.8 has to be told. */
  private static final String BUNDLE_PREFIX = "SECRET_";

  private static final String PREFIX_SETTING =
      "CAMUNDA_CONNECTOR_SECRETPROVIDER_ENVIRONMENT_PREFIX";
  private static final Pattern SECRET = Pattern.compile("\\{\\{secrets\\.([A-Z_]+)}}");

  /**
   * Variables of the runtime.
   *
   * @param where the file
   * @param secretPrefix what names of connector secrets begin with there
   */
  record Environment(DeploymentFile where, String secretPrefix, Map<String, String> variables) {
    @Override
    public String toString() {
      return where.path();
    }
  }

  @ParameterizedTest
  @MethodSource("environments")
  void everyVariableIsASettingOrASecret(Environment environment) {
    Set<String> secrets =
        secretsOfTheTemplates().map(environment.secretPrefix()::concat).collect(Collectors.toSet());

    assertThat(environment.variables()).isNotEmpty();
    assertThat(environment.variables().keySet())
        .allSatisfy(
            name -> assertThat(SETTINGS.read(name) || secrets.contains(name)).as(name).isTrue());
  }

  /** The bundle has other defaults than our runtime, so these have to be said there. */
  @ParameterizedTest
  @MethodSource("ofTheBundle")
  void theBundleIsToldWhatOurRuntimeKnows(Environment environment) {
    assertThat(environment.variables())
        .containsEntry("CAMUNDA_CLIENT_PREFER_REST_OVER_GRPC", ours("prefer-rest-over-grpc"))
        .containsEntry("CAMUNDA_CLIENT_EXECUTION_THREADS", ours("execution-threads"))
        .containsEntry("CAMUNDA_CLIENT_WORKER_DEFAULTS_MAX_JOBS_ACTIVE", ours("max-jobs-active"))
        .containsEntry("CAMUNDA_CONNECTOR_INBOUND_MESSAGE_TTL", ours("ttl"))
        .containsEntry("CAMUNDA_CONNECTOR_INBOUND_LOG_SIZE", ours("size"));
  }

  @Test
  void secretsHaveThePrefixThatOurRuntimeLooksFor() {
    assertThat(ours("prefix")).isEqualTo(PREFIX);
    assertThat(DeploymentFile.SYSTEMD_ENVIRONMENT.assignments(true))
        .doesNotContainKey(PREFIX_SETTING);
  }

  /** Without a prefix, every variable of the runtime is a secret that a model can read. */
  @ParameterizedTest
  @MethodSource("ofTheBundle")
  void theBundleIsToldThePrefixOfSecrets(Environment environment) {
    assertThat(environment.variables()).containsEntry(PREFIX_SETTING, BUNDLE_PREFIX);
  }

  @ParameterizedTest
  @MethodSource("environments")
  void everyKeyHasThePrefix(Environment environment) {
    assertThat(environment.secretPrefix()).isNotEmpty();
    assertThat(environment.variables().keySet())
        .filteredOn(name -> name.endsWith("_API_KEY"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith(environment.secretPrefix()));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void noFileHoldsAKey(Environment environment) {
    Map<String, String> secret =
        environment.variables().entrySet().stream()
            .filter(entry -> entry.getKey().matches(".*(KEY|SECRETS?)"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    assertThat(secret).isNotEmpty();
    assertThat(secret.values()).allMatch(value -> value.isEmpty() || value.startsWith("${"));
  }

  private static Stream<Environment> environments() {
    return Stream.concat(
        ofTheBundle(),
        Stream.of(
            new Environment(
                DeploymentFile.SYSTEMD_ENVIRONMENT,
                PREFIX,
                DeploymentFile.SYSTEMD_ENVIRONMENT.assignments(true))));
  }

  private static Stream<Environment> ofTheBundle() {
    return Stream.of(
        new Environment(DeploymentFile.COMPOSE, BUNDLE_PREFIX, compose()),
        new Environment(DeploymentFile.HELM, BUNDLE_PREFIX, helm()));
  }

  private static Map<String, String> compose() {
    return DeploymentFile.COMPOSE.yaml("services", "connectors", "environment");
  }

  /** A value that comes from a Kubernetes secret is empty here. */
  private static Map<String, String> helm() {
    List<Map<String, Object>> variables = DeploymentFile.HELM.yaml("connectors", "env");
    return variables.stream()
        .collect(
            Collectors.toMap(
                variable -> (String) variable.get("name"),
                variable -> (String) variable.getOrDefault("value", "")));
  }

  /** The value of a key of our own runtime's defaults. */
  private static String ours(String key) {
    try (Stream<String> lines = Files.lines(Path.of("src/main/resources/application.yaml"))) {
      return lines
          .map(String::strip)
          .filter(line -> line.startsWith(key + ": "))
          .map(line -> line.substring(key.length() + 2))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> secretsOfTheTemplates() {
    try (Stream<Path> files = Files.list(Path.of("..", "element-templates"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(DeploymentSettingsTest::text)
          .flatMap(text -> SECRET.matcher(text).results().map(match -> match.group(1)))
          .collect(Collectors.toSet())
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
