package io.lipsync.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * A file of {@code deploy}, and the environment of the connector runtime in it.
 *
 * @param path below {@code deploy}
 */
record DeploymentFile(String path) {
  static final DeploymentFile COMPOSE = new DeploymentFile("compose/docker-compose.yaml");
  static final DeploymentFile COMPOSE_VALUES = new DeploymentFile("compose/.env");
  static final DeploymentFile HELM = new DeploymentFile("helm/values.yaml");
  static final DeploymentFile SYSTEMD_UNIT = new DeploymentFile("systemd/lip-sync-runtime.service");
  static final DeploymentFile SYSTEMD_ENVIRONMENT =
      new DeploymentFile("systemd/lip-sync-runtime.env");

  Path file() {
    return Path.of("..", "deploy").resolve(path);
  }

  List<String> lines() {
    try {
      return Files.readAllLines(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Object> yaml() {
    return new Yaml().load(String.join("\n", lines()));
  }

  /** A part of the YAML, by the keys that lead there. */
  @SuppressWarnings("unchecked")
  <T> T yaml(String... keys) {
    Object part = yaml();
    for (String key : keys) {
      part = ((Map<String, Object>) part).get(key);
    }
    return (T) part;
  }

  /** Lines of the form {@code NAME=value}, those that are commented out too if wanted. */
  Map<String, String> assignments(boolean commentedOut) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String line : lines()) {
      String text = commentedOut ? line.replaceFirst("^#(?=[A-Z])", "") : line;
      if (text.matches("[A-Z][A-Z0-9_]*=.*")) {
        all.put(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
      }
    }
    return all;
  }
}
